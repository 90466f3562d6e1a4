import { Alert, Button, CopyButton, Group, Modal, Stack, TextInput } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

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
  const { t: common } = useTranslation('common')
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
          <CopyButton value={secret} timeout={3000}>
            {({ copied, copy }) => (
              <Button
                data-autofocus
                variant="default"
                onClick={copy}
                leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
              >
                <span aria-live="polite">{copied ? common('copied') : common('copy')}</span>
              </Button>
            )}
          </CopyButton>
        </Group>
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('tokens.done')}</Button>
        </Group>
      </Stack>
    </Modal>
  )
}
