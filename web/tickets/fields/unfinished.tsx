import type { FieldChanges } from '#contract/fields.ts'
import { ApiError } from '#web/lib/api-error.ts'
import { i18next } from '#web/lib/i18n.ts'
import { withDialogs } from '#web/ui/dialogs/dialogs.ts'

/** The fields that the server missed when a ticket was to be solved; none when it refused for something else. */
export function missingKeys(error: unknown): string[] {
  if (!(error instanceof ApiError) || error.code !== 'invalid') return []
  return Object.keys(error.fields).flatMap((path) => (path.startsWith('fields.') ? [path.slice('fields.'.length)] : []))
}

interface Asking {
  number: number
  keys: string[]
  /** Words on the button: what happens then. */
  action: string
  onFilled: (values: FieldChanges) => void
}

/** Asks for what a solved ticket has to say, and goes on. */
export async function askForFields({ number, keys, action, onFilled }: Asking): Promise<void> {
  const [{ FinishForm }, dialogs] = await Promise.all([import('./finish-form.tsx'), withDialogs()])
  const id = dialogs.open({
    title: i18next.t('fields.finishTitle', { ns: 'tickets' }),
    closeButtonProps: { 'aria-label': i18next.t('close', { ns: 'common' }) },
    children: (
      <FinishForm
        number={number}
        keys={keys}
        action={action}
        onFilled={(values) => {
          dialogs.close(id)
          onFilled(values)
        }}
      />
    ),
  })
}
