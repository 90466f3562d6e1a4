import { Alert, Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { CopyText } from '#web/ui/copy-text.tsx'

interface Props {
  title: string
  /** What it is for, and that it is not shown again. */
  text: string
  label: string
  secret: string
  onClose: () => void
}

/** The only time that a secret can be seen; it does not close by a slip. */
export function SecretShown({ title, text, label, secret, onClose }: Props) {
  const { t } = useTranslation('settings')
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
      title={title}
      size="lg"
    >
      <Stack gap="md">
        <Alert color="yellow" variant="light" icon={<IconAlertTriangle size={18} />}>
          {text}
        </Alert>
        <Group align="end" gap="xs" wrap="nowrap">
          <TextInput
            flex={1}
            readOnly
            label={label}
            value={secret}
            onFocus={(event) => event.currentTarget.select()}
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          />
          <CopyText value={secret} data-autofocus />
        </Group>
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('tokens.done')}</Button>
        </Group>
      </Stack>
    </Modal>
  )
}
