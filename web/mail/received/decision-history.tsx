import { useTranslation } from 'react-i18next'
import type { MailDecision } from '#contract/mail.ts'
import type { AppliedFilter } from '#contract/mail-filters.ts'
import { useFormat } from '#web/lib/format.ts'
import { MailFindings } from '#web/mail-filters/index.ts'
import { OutcomePill } from '../outcome-pill.tsx'
import css from './decision-history.module.css'
import { useReasonText } from './use-reason-text.ts'

/** Everything that was decided of a mail, by whom and why, oldest first. */
export function DecisionHistory({ decisions }: { decisions: MailDecision[] }) {
  const { t } = useTranslation('mail')
  if (decisions.length === 0) return <p className={css.none}>{t('history.none')}</p>
  return (
    <ol className={css.list}>
      {decisions.map((decision) => (
        <li key={decision.id} className={css.entry}>
          <Decision decision={decision} />
        </li>
      ))}
    </ol>
  )
}

function Decision({ decision }: { decision: MailDecision }) {
  const { t } = useTranslation('mail')
  const format = useFormat()
  const reasonText = useReasonText()
  const who = decision.actor?.name ?? t('history.mesa')
  const filters = decision.filters.map(({ name }) => name)
  return (
    <>
      <p className={css.head}>
        <OutcomePill outcome={decision.outcome} />
        <span className={css.by}>{t('history.by', { who, when: format.dateTime(decision.createdAt) })}</span>
      </p>
      <p className={css.why}>{decision.error ?? reasonText({ ...decision, filters })}</p>
      {decision.filters.map((filter) => (
        <Filter key={filter.name} filter={filter} />
      ))}
    </>
  )
}

function Filter({ filter }: { filter: AppliedFilter }) {
  const { t } = useTranslation('mail')
  const skipped = filter.actions.filter((one) => one.skipped !== null && one.skipped !== 'joined').length
  return (
    <section className={css.filter}>
      <h5 className={css.title}>{t('history.filter', { name: filter.name })}</h5>
      <MailFindings findings={filter.findings} />
      {Object.entries(filter.values).map(([name, value]) => (
        <p key={name} className={css.value}>
          {t('history.value', { name, value })}
        </p>
      ))}
      {skipped > 0 && <p className={css.warn}>{t('history.skipped', { count: skipped })}</p>}
      {filter.actions.some((one) => one.skipped === 'joined') && <p className={css.why}>{t('history.joined')}</p>}
    </section>
  )
}
