// Past the index, so that the form does not travel with every ticket.
export { NewTicketPage } from '#web/tickets/new/new-ticket-page.tsx'
