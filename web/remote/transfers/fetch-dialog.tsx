import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

interface Props {
  /** Null: the person at the machine picks one. */
  onFetch: (path: string | null) => void
  onClose: () => void
}

/** Which file is had from the machine. */
export function FetchDialog({ onFetch, onClose }: Props) {
  const { t } = useTranslation('remote')
  const [path, setPath] = useState('')
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('transfers.fetchTitle')}
      closeButtonProps={{ 'aria-label': t('transfers.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onFetch(path.trim() === '' ? null : path.trim())
          onClose()
        }}
      >
        <Stack>
          <Text size="sm">{t('transfers.fetchText')}</Text>
          <TextInput
            label={t('transfers.path')}
            description={t('transfers.pathHint')}
            maxLength={1000}
            value={path}
            onChange={(event) => setPath(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button type="submit">{t('transfers.fetchGo')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
