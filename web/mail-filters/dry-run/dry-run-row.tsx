import { useTranslation } from 'react-i18next'
import type { DryRunMail } from '#contract/mail-filters.ts'
import type { RuleAction } from '#contract/rules.ts'
import { useFormat } from '#web/lib/format.ts'
import { useActionWords } from '../actions/use-action-words.ts'
import { MailFindings } from '../condition/mail-findings.tsx'
import css from './dry-run.module.css'

const outcomes = ['ticket_opened', 'reply_added', 'quarantined', 'ignored'] as const

export function DryRunRow({ mail }: { mail: DryRunMail }) {
  const { t } = useTranslation('mailFilters')
  const format = useFormat()
  const outcome = outcomes.find((one) => one === mail.outcome)
  return (
    <li className={css.mail} data-changes={mail.changes || undefined}>
      <p className={css.subject}>{mail.subject}</p>
      <p className={css.from}>{t('try.from', { from: mail.from, when: format.smart(mail.receivedAt) })}</p>
      <dl className={css.effects}>
        {outcome && (
          <div>
            <dt>{t('try.became', { outcome: t(`try.outcome.${outcome}`) })}</dt>
          </div>
        )}
        <Effect name={t('try.now')} actions={mail.before} />
        <Effect name={t('try.would')} actions={mail.after} />
      </dl>
      <details className={css.why}>
        <summary>{t('try.why')}</summary>
        <MailFindings findings={mail.findings} />
        {Object.keys(mail.values).length > 0 && (
          <p className={css.values}>
            {Object.entries(mail.values)
              .map(([name, value]) => `${name}: ${value}`)
              .join(' · ')}
          </p>
        )}
      </details>
    </li>
  )
}

function Effect({ name, actions }: { name: string; actions: RuleAction[] }) {
  const { t } = useTranslation('mailFilters')
  const words = useActionWords()
  return (
    <div>
      <dt>{name}</dt>
      <dd>{actions.length === 0 ? t('try.nothing') : actions.map(words).join(' · ')}</dd>
    </div>
  )
}
