import { Alert, Button } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '#web/lib/errors.ts'
import css from './failed.module.css'

/** What could not be loaded, with the way to try again. */
export function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation('common')
  return (
    <Refusal error={error}>
      <Button size="compact-sm" variant="default" onClick={onRetry}>
        {t('retry')}
      </Button>
    </Refusal>
  )
}

/** Why something was refused, beside the form that asked for it. */
export function Refusal({ error, children }: { error: unknown; children?: ReactNode }) {
  const errorText = useErrorText()
  return (
    <Alert
      role="alert"
      color="red"
      variant="light"
      className={css['failed'] ?? ''}
      icon={<IconAlertCircle aria-hidden />}
    >
      <p>{errorText(error)}</p>
      {children}
    </Alert>
  )
}
