import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import css from './my-day.module.css'
import { Part } from './part.tsx'
import { TicketLine } from './ticket-line.tsx'

const sort = { sort: 'waitingSince', order: 'asc' } as const
const most = 50

/** Own tickets whose requesters wait for an answer, whoever waits longest first. */
export function WaitingSection() {
  const { t } = useTranslation('myDay')
  const query = useQuery({
    queryKey: [...keys.view('mine', sort), 'waiting'],
    queryFn: ({ signal }) => api.views.tickets({ params: { id: 'mine' }, query: { ...sort, limit: most }, signal }),
    select: ({ items }) => items.filter(({ waitingSince }) => waitingSince !== null),
  })
  return (
    <Part
      title={t('waiting')}
      query={query}
      none={t('waiting.none')}
      more={
        <Link to="/inbox/$view" params={{ view: 'mine' }} className={css.more}>
          {t('waiting.all')}
        </Link>
      }
    >
      {(items) =>
        items.map((ticket) => (
          <TicketLine key={ticket.id} ticket={ticket} at={ticket.waitingSince ?? ticket.updatedAt} />
        ))
      }
    </Part>
  )
}
