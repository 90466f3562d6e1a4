import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { dueOf } from './due.ts'
import { Part } from './part.tsx'
import { TicketLine } from './ticket-line.tsx'

const sort = { sort: 'dueAt', order: 'asc' } as const
const most = 50

/** Own tickets on which something was promised for today or is late already, the most pressing first. */
export function DueSection() {
  const { t } = useTranslation('myDay')
  const query = useQuery({
    queryKey: [...keys.view('mine', sort), 'due'],
    queryFn: ({ signal }) => api.views.tickets({ params: { id: 'mine' }, query: { ...sort, limit: most }, signal }),
    select: ({ items }) =>
      items.filter(({ nextDue }) => ['overdue', 'today'].includes(dueOf(nextDue?.dueAt ?? null, new Date()) ?? '')),
  })
  return (
    <Part title={t('due')} query={query} none={t('due.none')}>
      {(items) => items.map((ticket) => <TicketLine key={ticket.id} ticket={ticket} at={ticket.updatedAt} />)}
    </Part>
  )
}
