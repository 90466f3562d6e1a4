import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { recentQuery } from '#web/lib/recent.ts'
import { Part } from './part.tsx'
import { TicketLine } from './ticket-line.tsx'

const most = 10

/** The tickets that one looked at last. */
export function RecentSection() {
  const { t } = useTranslation('myDay')
  const query = useQuery({ ...recentQuery, select: ({ items }) => items.slice(0, most) })
  return (
    <Part title={t('recent')} query={query} none={t('recent.none')}>
      {(items) => items.map((ticket) => <TicketLine key={ticket.id} ticket={ticket} at={ticket.updatedAt} />)}
    </Part>
  )
}
