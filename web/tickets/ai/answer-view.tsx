import { Alert, Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '#web/lib/errors.ts'
import css from './ai.module.css'
import type { AiAnswer } from './use-ai.ts'

/** An answer as it is written; it is always said that a machine wrote it. */
export function AnswerView({ answer, onCancel }: { answer: AiAnswer; onCancel: () => void }) {
  const { t } = useTranslation('tickets')
  const errorText = useErrorText()
  const { state, text, failed, error } = answer
  return (
    <div className={css['answer']} aria-live="polite" aria-busy={state === 'writing'}>
      {text !== '' && <p className={css['text']}>{text}</p>}
      {state === 'writing' && (
        <Button size="compact-xs" variant="default" onClick={onCancel}>
          {t('ai.cancel')}
        </Button>
      )}
      {state === 'done' && <p className={css['note']}>{t('ai.check')}</p>}
      {state === 'cancelled' && <p className={css['note']}>{t('ai.cancelled')}</p>}
      {state === 'failed' && (
        <Alert role="alert" color="red" variant="light" p="xs">
          {failed ? t(`ai.failed.${failed}`) : errorText(error)}
        </Alert>
      )}
    </div>
  )
}
