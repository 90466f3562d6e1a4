import { Button } from '@mantine/core'
import { IconTicket } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { TicketSummary } from '#contract/tickets.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { StatusPill } from '#web/ui/pills.tsx'
import { TimeAgo } from '#web/ui/time-ago.tsx'
import css from './ticket-list.module.css'

type Owner = { requesterId: string } | { organizationId: string }

/** The tickets of a person or an organization, the last changed first. */
export function TicketList({ of, emptyTitle }: { of: Owner; emptyTitle: string }) {
  const { t: common } = useTranslation('common')
  const tickets = useInfiniteQuery({
    queryKey: keys.tickets(of),
    queryFn: ({ pageParam, signal }) => api.tickets.list({ query: { ...of, limit: 20, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })
  return (
    <>
      <Loading query={tickets}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items)
          if (items.length === 0) return <EmptyState icon={<IconTicket size={28} stroke={1.6} />} title={emptyTitle} />
          return (
            <ul className={css.tickets}>
              {items.map((ticket) => (
                <li key={ticket.id}>
                  <TicketLine ticket={ticket} />
                </li>
              ))}
            </ul>
          )
        }}
      </Loading>
      {tickets.hasNextPage && (
        <Button
          variant="default"
          size="xs"
          mt="sm"
          loading={tickets.isFetchingNextPage}
          onClick={() => void tickets.fetchNextPage()}
        >
          {common('loadMore')}
        </Button>
      )}
    </>
  )
}

function TicketLine({ ticket }: { ticket: TicketSummary }) {
  return (
    <Link to="/tickets/$number" params={{ number: String(ticket.number) }} className={css.ticket}>
      <span className={css.number}>#{ticket.number}</span>
      <span className={css.subject}>{ticket.subject}</span>
      <StatusPill status={ticket.status} />
      <TimeAgo iso={ticket.updatedAt} as="smart" className={css.time} />
    </Link>
  )
}
