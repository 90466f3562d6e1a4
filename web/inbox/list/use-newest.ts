import { useQuery } from '@tanstack/react-query'
import type { Ticket, TicketSummary } from '#contract/tickets.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'

/** What was just changed in the open ticket shows in the list at once, before the list has been asked again. */
export function useNewest(listed: TicketSummary): TicketSummary {
  const { data } = useQuery<Ticket>({
    queryKey: keys.ticket(listed.number),
    // Never called from here, but a query asks again as whoever looked at it last would: it must be able to.
    queryFn: ({ signal }) => api.tickets.get({ params: { number: listed.number }, signal }),
    enabled: false,
  })
  return data && data.version >= listed.version ? { ...data, snippet: listed.snippet } : listed
}
