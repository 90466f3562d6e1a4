import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Me } from '#contract/sessions.ts'
import type { TicketStatus } from '#contract/tickets.ts'
import { keys } from '#web/lib/queries.ts'
import { api } from '../api.ts'
import type { ListState, Whose } from './list-search.ts'
import { openStatuses, solvedStatuses } from './stage.ts'

const pageSize = 25
const recentSize = 5
const statusesOf: Record<ListState, TicketStatus[] | undefined> = {
  open: openStatuses,
  solved: solvedStatuses,
  all: undefined,
}

export function requestsQuery(me: Me, whose: Whose, state: ListState) {
  const filter = { ...ownerOf(me, whose), ...statusFilter(state) }
  return infiniteQueryOptions({
    queryKey: [...keys.tickets(filter), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      api.tickets.list({ query: { ...filter, limit: pageSize, ...(pageParam ? { cursor: pageParam } : {}) }, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })
}

export function recentRequestsQuery(me: Me) {
  const filter = { requesterId: me.id, status: openStatuses, limit: recentSize }
  return queryOptions({
    queryKey: keys.tickets(filter),
    queryFn: ({ signal }) => api.tickets.list({ query: filter, signal }),
  })
}

function ownerOf(me: Me, whose: Whose): { requesterId: string } | { organizationId: string } {
  return whose === 'organization' && me.organization ? { organizationId: me.organization.id } : { requesterId: me.id }
}

function statusFilter(state: ListState): { status?: TicketStatus[] } {
  const status = statusesOf[state]
  return status ? { status } : {}
}
