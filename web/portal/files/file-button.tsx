import { Button } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'

interface Props {
  onFiles: (files: File[]) => void
}

export function FileButton({ onFiles }: Props) {
  const { t } = useTranslation('portal')
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPaperclip size={17} aria-hidden />}
        onClick={() => input.current?.click()}
      >
        {t('files.add')}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])])
          // The same file can then be chosen again.
          event.currentTarget.value = ''
        }}
      />
    </>
  )
}
