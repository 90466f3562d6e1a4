/** What a table of tickets can show beside custom fields; the subject always stands there. */
export const ticketColumns = [
  'number',
  'subject',
  'requester',
  'organization',
  'status',
  'priority',
  'type',
  'assignee',
  'team',
  'tags',
  'channel',
  'messageCount',
  'waitingSince',
  'nextDue',
  'createdAt',
  'updatedAt',
] as const
export type TicketColumn = (typeof ticketColumns)[number]

/** Pixels that a column may be made wide. */
export const columnWidths = { narrowest: 48, widest: 800 } as const

/** So many columns a table has at most. */
export const mostColumns = 40
