import { type Selectable, sql } from 'kysely'
import type { Work } from '../kernel/context.ts'
import { found } from '../kernel/errors.ts'
import type { Tasks } from '../kernel/tables.ts'
import { lockTicket, type TicketRow, ticketsVisibleTo } from '../tickets/index.ts'

export type TaskRow = Selectable<Tasks>

/** A task of a ticket in reach; the ticket is locked first, so that nobody waits for each other for ever. */
export async function lockTask(
  work: Work,
  id: string,
  { removed = false } = {},
): Promise<{ task: TaskRow; ticket: TicketRow }> {
  const visible = ticketsVisibleTo(work.actor)
  const place = await work.tx
    .selectFrom('tasks as k')
    .innerJoin('tickets as t', 't.id', 'k.ticketId')
    .select('t.number')
    .where('k.id', '=', id)
    .$if(visible !== undefined, (query) => query.where(visible ?? sql<boolean>`true`))
    .executeTakeFirst()
  const ticket = await lockTicket(work, found(place, 'Task').number)
  const task = await work.tx
    .selectFrom('tasks')
    .selectAll()
    .where('id', '=', id)
    .where('removedAt', removed ? 'is not' : 'is', null)
    .executeTakeFirst()
  return { task: found(task, 'Task'), ticket }
}
