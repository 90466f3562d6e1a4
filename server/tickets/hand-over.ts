import { sql } from 'kysely'
import type { FieldChange } from '../kernel/acts.ts'
import type { Work } from '../kernel/context.ts'
import { addPeopleToDocuments } from './document.ts'
import type { Cause } from './events.ts'
import { react } from './react.ts'
import { recordEvents } from './record.ts'
import type { TicketRow } from './schema.ts'

interface HandOver {
  fromId: string
  intoId: string
  /** All that the first person asked for, or these among them. */
  ticketIds: 'all' | string[]
  /** Those that belong where the second person does from then on; else those that belonged nowhere. */
  placedIds?: string[]
}

/**
 * Makes one person the requester of another's tickets, because the two turned out to be one, or not to be. Answers go
 * on going to the addresses that wrote; nobody is mailed, and nothing counts as a change to the matter itself.
 */
export async function handOverTickets(
  work: Work,
  { fromId, intoId, ticketIds, placedIds }: HandOver,
): Promise<{ ticketIds: string[]; placedIds: string[] }> {
  const [before, after] = [await readPerson(work, fromId), await readPerson(work, intoId)]
  const tickets = await work.tx
    .updateTable('tickets')
    .set({ requesterId: intoId, version: sql`version + 1` })
    .where('requesterId', '=', fromId)
    .$if(ticketIds !== 'all', (query) => query.where('id', '=', sql<string>`any(${ticketIds}::uuid[])`))
    .returningAll()
    .execute()
  const placed = placedIds ?? placeable(tickets, after.organizationId)
  await work.tx
    .updateTable('tickets')
    .set({ organizationId: after.organizationId })
    .where('requesterId', '=', intoId)
    .where('id', '=', sql<string>`any(${placed}::uuid[])`)
    .execute()
  await addPeopleToDocuments(
    work,
    tickets.map(({ id }) => id),
    `${after.name} ${after.email ?? ''}`,
  )
  await tell(work, tickets, { field: 'requesterId', from: nameOf(before), to: nameOf(after) })
  return { ticketIds: tickets.map(({ id }) => id), placedIds: placed }
}

function placeable(tickets: TicketRow[], organizationId: string | null): string[] {
  if (organizationId === null) return []
  return tickets.filter((ticket) => ticket.organizationId === null).map(({ id }) => id)
}

async function tell(work: Work, tickets: TicketRow[], change: FieldChange): Promise<void> {
  const cause: Cause =
    work.actor.kind === 'person'
      ? { kind: 'person', personId: work.actor.id, isQuiet: true }
      : { kind: 'system', job: 'people' }
  const type = 'ticket.changed' as const
  const changes = [change]
  await recordEvents(
    work,
    tickets.map(({ id }) => ({ ticketId: id, type, cause, changes })),
  )
  for (const ticket of tickets) await react(work, { type, ticket, changes, withMessage: false, cause })
}

type Person = Awaited<ReturnType<typeof readPerson>>

async function readPerson(work: Work, id: string) {
  return work.tx
    .selectFrom('people')
    .select(['id', 'name', 'email', 'organizationId'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

function nameOf({ id, name }: Person) {
  return { id, name }
}
