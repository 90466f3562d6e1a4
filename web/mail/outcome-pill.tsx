import { useTranslation } from 'react-i18next'
import type { MailOutcome } from '#contract/mail.ts'
import css from './pills.module.css'
import type { DeliveryState } from './queries.ts'

export function OutcomePill({ outcome }: { outcome: MailOutcome }) {
  const { t } = useTranslation('mail')
  return <span className={`${css.pill} ${css[outcome]}`}>{t(`outcome.${outcome}`)}</span>
}

export function DeliveryPill({ state }: { state: DeliveryState }) {
  const { t } = useTranslation('mail')
  return (
    <span className={`${css.pill} ${css[state]}`} title={t(`stateHelp.${state}`)}>
      {t(`state.${state}`)}
    </span>
  )
}
