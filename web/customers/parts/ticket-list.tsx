import { Button, SegmentedControl } from '@mantine/core'
import { IconTicket } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TicketStatus, TicketSummary } from '#contract/tickets.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { StatusPill } from '#web/ui/pills.tsx'
import { TimeAgo } from '#web/ui/time-ago.tsx'
import css from './ticket-list.module.css'

export type Owner = { requesterId: string } | { organizationId: string }

type Filter = 'all' | 'open' | 'closed'
const filters: Record<Filter, TicketStatus[] | undefined> = {
  all: undefined,
  open: ['new', 'open', 'pending', 'on_hold'],
  closed: ['solved', 'closed'],
}

/** The tickets of a person or an organization, the last changed first: all, or those that are open or done. */
export function TicketList({ of, emptyTitle }: { of: Owner; emptyTitle: string }) {
  const { t } = useTranslation('customers')
  const { t: common } = useTranslation('common')
  const [filter, setFilter] = useState<Filter>('all')
  const asked = { ...of, status: filters[filter] }
  const tickets = useInfiniteQuery({
    queryKey: keys.tickets(asked),
    queryFn: ({ pageParam, signal }) => api.tickets.list({ query: { ...asked, limit: 20, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })
  return (
    <>
      <SegmentedControl
        size="xs"
        className={css.filter}
        aria-label={t('tickets.filter')}
        data={(['all', 'open', 'closed'] as const).map((one) => ({ value: one, label: t(`tickets.${one}`) }))}
        value={filter}
        onChange={(next) => setFilter(next === 'open' || next === 'closed' ? next : 'all')}
      />
      <Loading query={tickets}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items)
          if (items.length === 0)
            return (
              <EmptyState
                icon={<IconTicket size={28} stroke={1.6} />}
                title={filter === 'all' ? emptyTitle : t(`tickets.${filter}None`)}
              />
            )
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
