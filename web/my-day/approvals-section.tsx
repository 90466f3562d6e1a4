import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ownCasesQuery, useApprovalWords } from '#web/approvals/index.ts'
import { TimeAgo } from '#web/ui/time-ago.tsx'
import css from './my-day.module.css'
import { Part } from './part.tsx'

/** What others wait for before their requests go on; nothing is said of it where nothing waits. */
export function ApprovalsSection() {
  const { t } = useTranslation('myDay')
  const query = useQuery(ownCasesQuery)
  const { question, money } = useApprovalWords()
  if (query.data?.length === 0) return null
  return (
    <Part
      title={t('approvals')}
      query={query}
      none=""
      more={
        <Link to="/approvals" className={css.more}>
          {t('approvals.all')}
        </Link>
      }
    >
      {(cases) =>
        cases.map(({ id, question: asked, ticket, requester, amount, currency, createdAt }) => (
          <li key={id}>
            <Link to="/approvals" className={css.line}>
              <span className={css.words}>
                <span className={css.subject}>{question(asked)}</span>
                <span className={css.dim}>
                  #{ticket.number} · {requester.name}
                </span>
              </span>
              <span className={css.marks}>
                {amount !== null && <span className={css.subject}>{money(amount, currency)}</span>}
                <TimeAgo iso={createdAt} className={css.dim} />
              </span>
            </Link>
          </li>
        ))
      }
    </Part>
  )
}
