import type { Selectable } from 'kysely'
import type { Db, Tx, Work } from '../../kernel/context.ts'
import { found } from '../../kernel/errors.ts'
import type { ScheduledReplies } from '../../kernel/tables.ts'
import { standingNumbers } from '../merge/standing.ts'
import type { TicketRow } from '../schema.ts'
import { lockTicket } from '../select.ts'

export type ReplyRow = Selectable<ScheduledReplies>

interface LockedReply {
  reply: ReplyRow
  ticket: TicketRow
}

/** A reply and the ticket that it will be said on, both locked. */
export async function lockReply(work: Work, id: string): Promise<LockedReply> {
  return found(await findReply(work, id), 'Scheduled reply')
}

/**
 * The same, undefined for one that has left or was discarded meanwhile. The ticket is locked first, as everybody does,
 * so that nobody waits for each other for ever.
 */
export async function findReply(work: Work, id: string): Promise<LockedReply | undefined> {
  const number = await standingNumber(work.tx, id)
  if (number === undefined) return undefined
  const ticket = await lockTicket(work, number)
  const reply = await work.tx
    .selectFrom('scheduledReplies')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return reply && { reply, ticket }
}

/** The number of the ticket that a reply belongs to now, wherever that was merged into. */
async function standingNumber(db: Db | Tx, id: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('scheduledReplies as w')
    .innerJoin('tickets as t', 't.id', 'w.ticketId')
    .select('t.number')
    .where('w.id', '=', id)
    .executeTakeFirst()
  return row && (await standingNumbers(db, [row.number])).get(row.number)
}
