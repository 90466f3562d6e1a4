import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApprovalCase } from '#contract/approval-votes.ts'
import { useFormat } from '#web/lib/format.ts'
import css from './case-view.module.css'
import { useApprovalWords } from './use-approval-words.ts'

/** What somebody is asked to approve: all that she sees of the ticket. */
export function CaseView({ asked }: { asked: ApprovalCase }) {
  const { t } = useTranslation('approvals')
  const { list } = useFormat()
  return (
    <div className={css['case']}>
      <Facts asked={asked} />
      {asked.words !== '' && (
        <section>
          <h2 className={css['title']}>{t('case.words', { name: asked.requester.name })}</h2>
          <p className={css['words']}>{asked.words}</p>
        </section>
      )}
      {asked.files.length > 0 && (
        <p className={css['quiet']}>{t('case.files', { files: list(asked.files.map(({ name }) => name)) })}</p>
      )}
      {asked.decisions.length > 0 && (
        <section>
          <h2 className={css['title']}>{t('case.decisions')}</h2>
          <ul className={css['decisions']}>
            {asked.decisions.map(({ name, state, comment }) => {
              const values = { name, decision: t(`outcome.${state}`), comment }
              return <li key={name}>{t(comment === '' ? 'case.decision' : 'case.decisionBecause', values)}</li>
            })}
          </ul>
        </section>
      )}
    </div>
  )
}

function Facts({ asked }: { asked: ApprovalCase }) {
  const { t } = useTranslation('approvals')
  const { date } = useFormat()
  const { money } = useApprovalWords()
  const { requester, ticket, amount, currency, standsInFor, expiresAt } = asked
  const { name, organization } = requester
  return (
    <dl className={css['facts']}>
      <Fact label={t('case.ticket')}>
        #{ticket.number} · {ticket.subject}
      </Fact>
      <Fact label={t('case.for')}>
        {organization === null ? name : t('case.ofOrganization', { name, organization })}
      </Fact>
      {amount !== null && <Fact label={t('case.amount')}>{money(amount, currency)}</Fact>}
      <Fact label={t('case.askedBy')}>{asked.askedBy ?? t('case.rule')}</Fact>
      {standsInFor !== null && <Fact label={t('case.standsInFor')}>{standsInFor}</Fact>}
      <Fact label={t('case.asked')}>{date(asked.createdAt)}</Fact>
      {expiresAt !== null && <Fact label={t('case.until')}>{date(expiresAt)}</Fact>}
    </dl>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={css['fact']}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
