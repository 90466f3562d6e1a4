import { Button, type ButtonProps, CopyButton } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

interface Props extends Omit<ButtonProps, 'leftSection' | 'children'> {
  value: string
  'data-autofocus'?: boolean
}

/** Puts a text into the clipboard, and says so on itself. */
export function CopyText({ value, ...button }: Props) {
  const { t } = useTranslation('common')
  return (
    <CopyButton value={value} timeout={3000}>
      {({ copied, copy }) => (
        <Button
          variant="default"
          {...button}
          onClick={copy}
          leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
        >
          <span aria-live="polite">{copied ? t('copied') : t('copy')}</span>
        </Button>
      )}
    </CopyButton>
  )
}
