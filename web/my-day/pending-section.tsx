import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { Part } from './part.tsx'
import { TicketLine } from './ticket-line.tsx'

const filter = { assigneeId: ['me'], status: ['pending' as const], sort: 'updatedAt', order: 'asc', limit: 20 } as const

/** Own tickets that wait for their requesters; those that nothing has happened to for longest may need a nudge. */
export function PendingSection() {
  const { t } = useTranslation('myDay')
  const query = useQuery({
    queryKey: keys.tickets(filter),
    queryFn: ({ signal }) =>
      api.tickets.list({
        query: { ...filter, assigneeId: [...filter.assigneeId], status: [...filter.status] },
        signal,
      }),
    select: ({ items }) => items,
  })
  return (
    <Part title={t('pending')} query={query} none={t('pending.none')}>
      {(items) => items.map((ticket) => <TicketLine key={ticket.id} ticket={ticket} at={ticket.updatedAt} />)}
    </Part>
  )
}
