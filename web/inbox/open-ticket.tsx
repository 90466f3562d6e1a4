import { IconTicket } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { ViewId } from '#contract/views.ts'
import { withWords } from '#web/lib/i18n.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import css from './inbox-page.module.css'

// The list is there first; the ticket's code comes beside it.
const ticketPart = withWords(() => import('./ticket-part.ts'), 'ticket')
const TicketPane = lazy(async () => {
  const { TicketPane } = await ticketPart()
  return { default: TicketPane }
})

export function OpenTicket({ view, number }: { view: ViewId | undefined; number: number | undefined }) {
  const { t } = useTranslation('inbox')
  const navigate = useNavigate()
  if (number === undefined) {
    return (
      <div className={css.none}>
        <EmptyState icon={<IconTicket size={28} stroke={1.6} />} title={t('none.title')} text={t('none.text')} />
      </div>
    )
  }
  const close = () => void navigate({ to: '/inbox/$view', params: { view: view ?? 'mine' } })
  return (
    <Suspense
      fallback={
        <div className={css.none}>
          <SkeletonLines count={6} />
        </div>
      }
    >
      <TicketPane key={number} number={number} onClose={close} />
    </Suspense>
  )
}

export async function prefetchTicket(number: number): Promise<void> {
  const { prefetchTicket } = await ticketPart()
  prefetchTicket(number)
}
