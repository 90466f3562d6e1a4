import { useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import type { Ticket } from '#contract/tickets.ts'
import { useMe } from '#web/lib/me.ts'
import { historyQuery } from '../queries.ts'
import { newsSince } from './news.ts'

export interface Seen {
  version: number
  /** The time of that version, by the server's clock. */
  at: string
}

/**
 * The state of the ticket that the reader has in mind. It follows the ticket while nothing is being written,
 * and past whatever the reader did; what others do while one writes has to be looked at before sending.
 */
export function useSeen(ticket: Ticket, isWriting: boolean) {
  const me = useMe().id
  const [seen, setSeen] = useState<Seen>({ version: ticket.version, at: ticket.updatedAt })
  const history = useInfiniteQuery(historyQuery(ticket.number))
  const knowsWhy = !history.isFetching && history.data !== undefined

  useEffect(() => {
    if (ticket.version === seen.version) return
    const isWatching = !isWriting && document.visibilityState === 'visible'
    const isOwn = knowsWhy && newsSince(history.data, { at: seen.at, me }).length === 0
    if (isWatching || isOwn) setSeen({ version: ticket.version, at: ticket.updatedAt })
  }, [ticket.version, ticket.updatedAt, seen, isWriting, knowsWhy, history.data, me])

  const look = useCallback((now: Ticket) => setSeen({ version: now.version, at: now.updatedAt }), [])
  return { seen, look }
}
