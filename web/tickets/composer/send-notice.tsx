import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '#web/lib/errors.ts'
import { askForFields, missingKeys } from '../fields/unfinished.tsx'
import css from './composer.module.css'
import { ConflictNotice } from './conflict-notice.tsx'
import type { Composer, Problem } from './use-composer.ts'

const problemWords = {
  empty: 'composer.empty',
  files: 'composer.waitForFiles',
  noRecipient: 'composer.noRecipient',
  unfilled: 'composer.unfilled',
} as const satisfies Record<Problem, string>

/** Why nothing was sent, and what to do. */
export function SendNotice({ composer }: { composer: Composer }) {
  const { t } = useTranslation('tickets')
  const errorText = useErrorText()
  const { state } = composer.sending
  if (state.kind === 'conflict') {
    return <ConflictNotice news={state.news} onSend={composer.sendAnyway} onKeepWriting={composer.keepWriting} />
  }
  const missing = state.kind === 'failed' ? missingKeys(state.error) : []
  if (missing.length > 0) {
    const fill = () => void askAndSend(composer, missing, t('fields.fill'))
    return (
      <div className={css['notice']} role="alert">
        <p>
          <strong>{t('send.failed')}</strong> {t('fields.finishText')}
        </p>
        <Button size="compact-sm" onClick={fill}>
          {t('fields.fill')}
        </Button>
      </div>
    )
  }
  if (state.kind === 'failed') {
    return (
      <div className={css['notice']} role="alert">
        <p>
          <strong>{t('send.failed')}</strong> {errorText(state.error)}
        </p>
        <Button size="compact-sm" variant="default" onClick={composer.resend}>
          {t('send.retry')}
        </Button>
      </div>
    )
  }
  if (composer.problem === undefined) return null
  return (
    <div className={css['notice']} role="alert">
      <p>{t(problemWords[composer.problem])}</p>
    </div>
  )
}

async function askAndSend(composer: Composer, keys: string[], action: string): Promise<void> {
  await askForFields({ number: composer.number, keys, action, onFilled: composer.fillAndResend })
}
