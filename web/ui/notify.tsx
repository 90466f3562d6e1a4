import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { errorText } from '#web/lib/errors.ts'
import { i18next } from '#web/lib/i18n.ts'

interface Action {
  label: string
  run: () => void
}

const closeProps = () => ({ 'aria-label': i18next.t('notification', { ns: 'common' }) })

/** Says in words what failed. */
export function showError(error: unknown): void {
  if (error instanceof DOMException && error.name === 'AbortError') return
  const message = errorText(error)
  // The same failure of many requests is told once.
  notifications.show({ id: message, message, color: 'red', autoClose: 8000, closeButtonProps: closeProps() })
}

/** Says what was left undone, and why. */
export function showWarning(message: string): void {
  notifications.show({ message, color: 'yellow', autoClose: 10_000, closeButtonProps: closeProps() })
}

/** Says that something was done; with an action, as undoing it, it stays ten seconds. */
export function showSuccess(text: string, action?: Action): void {
  if (!action) {
    notifications.show({ message: text, color: 'teal', autoClose: 4000, closeButtonProps: closeProps() })
    return
  }
  const id = notifications.show({
    color: 'teal',
    autoClose: 10_000,
    closeButtonProps: closeProps(),
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <span>{text}</span>
        <Button
          size="compact-xs"
          variant="light"
          onClick={() => {
            notifications.hide(id)
            action.run()
          }}
        >
          {action.label}
        </Button>
      </Group>
    ),
  })
}
