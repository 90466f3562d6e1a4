import { SegmentedControl } from '@mantine/core'
import { IconRosetteDiscountCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApprovalCaseSummary } from '#contract/approval-votes.ts'
import { OutcomePill } from '#web/approvals/outcome-pill.tsx'
import { useApprovalWords } from '#web/approvals/use-approval-words.ts'
import { useFormat } from '#web/lib/format.ts'
import { useDocumentTitle } from '#web/ui/document-title.ts'
import { SignInFirst } from '../entry/sign-in-first.tsx'
import { Column } from '../frame/column.tsx'
import { Failed } from '../frame/failed.tsx'
import { Heading } from '../frame/heading.tsx'
import { Link } from '../link.tsx'
import { ListSkeleton } from '../requests/list-skeleton.tsx'
import row from '../requests/request-row.module.css'
import { isPerson, useVisitor } from '../visitor.ts'
import css from './approvals.module.css'
import { Deputy } from './deputy.tsx'
import { approvalsQuery } from './queries.ts'

/** What a requester is asked to approve, and what she has decided. */
export function ListPage() {
  const { t } = useTranslation('portal')
  const { t: words } = useTranslation('approvals')
  const visitor = useVisitor()
  const [state, setState] = useState<'pending' | 'done'>('pending')
  useDocumentTitle(t('approvals.title'))
  if (!isPerson(visitor)) return <SignInFirst />
  return (
    <Column width="wide">
      <Heading title={t('approvals.title')} lead={t('approvals.lead')} />
      <SegmentedControl
        className={css['tabs'] ?? ''}
        aria-label={words('show')}
        data={[
          { value: 'pending', label: words('state.pending') },
          { value: 'done', label: words('state.done') },
        ]}
        value={state}
        onChange={(value) => setState(value === 'done' ? 'done' : 'pending')}
      />
      <Rows state={state} />
      <Deputy />
    </Column>
  )
}

function Rows({ state }: { state: 'pending' | 'done' }) {
  const { t } = useTranslation('approvals')
  const query = useQuery(approvalsQuery(state))
  if (query.isPending) return <ListSkeleton count={3} />
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />
  if (query.data.length === 0) {
    return (
      <p className={css['none']}>
        <IconRosetteDiscountCheck size={24} aria-hidden />
        <span>
          <strong>{t(`none.${state}`)}</strong> {t(`none.${state}.text`)}
        </span>
      </p>
    )
  }
  return (
    <ul className={row['list']} aria-label={t(`state.${state}`)}>
      {query.data.map((asked) => (
        <Row key={asked.id} asked={asked} />
      ))}
    </ul>
  )
}

function Row({ asked }: { asked: ApprovalCaseSummary }) {
  const { question, money } = useApprovalWords()
  const format = useFormat()
  const { id, ticket, requester, amount, currency, ownState, state, createdAt } = asked
  return (
    <li className={row['row']}>
      <div className={row['text']}>
        <Link to="/approvals/$id" params={{ id }} className={row['subject']}>
          {question(asked.question)}
        </Link>
        <p className={row['meta']}>
          <span>
            #{ticket.number} · {requester.name}
          </span>
          {amount !== null && <span>{money(amount, currency)}</span>}
          <span>{format.relative(createdAt)}</span>
        </p>
      </div>
      <OutcomePill state={ownState === 'skipped' ? state : ownState} />
    </li>
  )
}
