import { sql } from 'kysely'
import { isAgent } from '../kernel/actor.ts'
import type { Work } from '../kernel/context.ts'
import { invalidField } from '../kernel/errors.ts'
import { personActor } from '../people/index.ts'
import { type TicketRow, ticketsVisibleTo } from '../tickets/index.ts'

/** Refuses whoever does not work here, or would not see the ticket. */
export async function checkAssignee(work: Work, ticket: TicketRow, personId: string | null): Promise<void> {
  if (personId === null) return
  const person = await personActor(work.tx, personId)
  const visible = person === undefined || !isAgent(person) ? sql<boolean>`false` : ticketsVisibleTo(person)
  const seen = await work.tx
    .selectFrom('tickets as t')
    .select('t.id')
    .where('t.id', '=', ticket.id)
    .$if(visible !== undefined, (query) => query.where(visible ?? sql<boolean>`true`))
    .executeTakeFirst()
  if (seen === undefined) throw invalidField('assigneeId', 'unknown', 'Nobody with this id sees the ticket')
}
