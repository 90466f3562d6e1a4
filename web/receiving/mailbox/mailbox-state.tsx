import { useTranslation } from 'react-i18next'
import type { ReceivingSettings } from '#contract/receiving.ts'
import { useFormat } from '#web/lib/format.ts'
import { TimeAgo } from '#web/ui/time-ago.tsx'
import { FaultText } from '../fault-text.tsx'
import css from './mailbox-state.module.css'

const tones = { ok: 'good', new: 'plain', off: 'plain', failing: 'bad' } as const

/** How it goes with a mailbox, in words. */
export function MailboxState({ receiving }: { receiving: ReceivingSettings }) {
  const { t } = useTranslation('receiving')
  const format = useFormat()
  const { host, username, folders, fault, faultDetail, failingSince, lastSuccessAt } = receiving
  const state = stateOf(receiving)
  const at = failingSince ?? lastSuccessAt
  return (
    <div className={css.state}>
      <p className={css.line}>
        <span className={css.pill} data-tone={tones[state]}>
          {t(`state.${state}`)}
        </span>
        <span className={css.name}>{username === '' ? host : `${username} · ${host}`}</span>
        {at && (
          <span className={css.more}>
            {failingSince ? t('failingSince') : t('lastSuccess')} <TimeAgo iso={at} />
          </span>
        )}
      </p>
      <p className={css.more}>{t('foldersOf', { folders: format.list(folders) })}</p>
      {state === 'failing' && fault && <FaultText fault={fault} detail={faultDetail} />}
    </div>
  )
}

function stateOf({ isEnabled, failingSince, lastSuccessAt }: ReceivingSettings): keyof typeof tones {
  if (!isEnabled) return 'off'
  if (failingSince !== null) return 'failing'
  return lastSuccessAt === null ? 'new' : 'ok'
}
