import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import type { FormEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAskToLeave } from './ask-to-leave.ts'

interface Props {
  title: string
  text?: string
  size?: 'lg' | 'xl'
  submitLabel: string
  isDirty: boolean
  isSaving: boolean
  /** What the server refused that belongs to no field. */
  error: string | undefined
  /** Beside the buttons, for removing what is edited. */
  extra?: ReactNode
  onSubmit: () => void
  onClose: () => void
  children: ReactNode
}

/** A form in a dialog, which does not lose what was typed by a slip. */
export function FormModal(props: Props) {
  const { t } = useTranslation('common')
  const ask = useAskToLeave()
  const close = async () => {
    if (!props.isDirty || (await ask())) props.onClose()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    props.onSubmit()
  }
  return (
    <Modal
      opened
      onClose={() => void close()}
      title={props.title}
      size={props.size ?? 'lg'}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          {props.text && (
            <Text size="sm" c="dimmed">
              {props.text}
            </Text>
          )}
          {props.error && (
            <Alert role="alert" color="red" variant="light" icon={<IconAlertCircle size={18} />}>
              {props.error}
            </Alert>
          )}
          {props.children}
          <Group justify="space-between" mt="sm">
            {props.extra ?? <span />}
            <Group gap="xs">
              <Button variant="default" onClick={() => void close()}>
                {t('cancel')}
              </Button>
              <Button type="submit" loading={props.isSaving}>
                {props.submitLabel}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
