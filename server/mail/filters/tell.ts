import type { Work } from '../../kernel/context.ts'
import { addMessage, bodyOf, recordEvent, type TicketRow } from '../../tickets/index.ts'
import type { Shaping } from './shape.ts'

/** Writes into the history of a ticket what filters did before it was there, and adds their notes. */
export async function tellFilters(work: Work, ticket: TicketRow, shapings: readonly Shaping[]): Promise<void> {
  let current = ticket
  for (const { filter, changes, notes } of shapings) {
    const cause = { kind: 'filter' as const, name: filter.name }
    await recordEvent(work, { ticketId: ticket.id, type: 'ticket.filtered', cause, changes: changes.filter(isTold) })
    for (const bodyText of notes) {
      const note = { ...bodyOf({ bodyText }), ...noteOf(filter.name) }
      current = (await addMessage(work, current, note, cause)).ticket
    }
  }
}

/** The language follows the requester, and is no news. */
function isTold({ field }: { field: string }): boolean {
  return field !== 'language'
}

function noteOf(name: string) {
  return {
    kind: 'note' as const,
    direction: 'internal' as const,
    authorId: null,
    from: { name, address: null },
    to: [],
    cc: [],
    channel: 'email',
    isAutomatic: true,
    attachmentIds: [],
  }
}
