import type { Ticket } from '#contract/tickets.ts'
import { keys, queryClient } from '#web/lib/queries.ts'

/** Shows at once what the server answered, and asks for what hangs on it. */
export function takeChanged(ticket: Ticket): void {
  queryClient.setQueryData(keys.ticket(ticket.number), ticket)
  void queryClient.invalidateQueries({ queryKey: keys.messages(ticket.number) })
  void queryClient.invalidateQueries({ queryKey: keys.tickets() })
}
