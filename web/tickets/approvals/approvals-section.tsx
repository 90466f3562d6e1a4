import { ActionIcon, Tooltip } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '#contract/tickets.ts'
import side from '../side/side.module.css'
import { ApprovalCard } from './approval-card.tsx'
import css from './approvals.module.css'
import { approvalsQuery, useApprovals } from './use-approvals.ts'

// Fetched when somebody asks, which few tickets need.
const AskDialog = lazy(async () => {
  const { AskDialog } = await import('./ask-dialog.tsx')
  return { default: AskDialog }
})

/** Who was asked whether the request may go on, and what they said. */
export function ApprovalsSection({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('tickets')
  const { data: approvals } = useQuery(approvalsQuery(ticket.number))
  const acts = useApprovals(ticket.number)
  const [isAsking, setAsking] = useState(false)
  if (approvals === undefined) return null
  return (
    <section aria-label={t('approvals.title')}>
      <h2 className={side['title']}>
        {t('approvals.title')}
        {ticket.can.change && (
          <Tooltip label={t('approvals.ask')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={24}
              aria-label={t('approvals.ask')}
              onClick={() => setAsking(true)}
            >
              <IconPlus size={15} />
            </ActionIcon>
          </Tooltip>
        )}
      </h2>
      {approvals.length === 0 && <p className={side['none']}>{t('approvals.none')}</p>}
      <ul className={css['list']}>
        {approvals.map((approval) => (
          <li key={approval.id}>
            <ApprovalCard approval={approval} acts={acts} canChange={ticket.can.change} />
          </li>
        ))}
      </ul>
      {isAsking && (
        <Suspense>
          <AskDialog number={ticket.number} acts={acts} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </section>
  )
}
