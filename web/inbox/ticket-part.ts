// Only what stands beside the list: fetching the index by itself would bring all that tickets have.
export { prefetchTicket, TicketPane } from '#web/tickets/index.ts'
