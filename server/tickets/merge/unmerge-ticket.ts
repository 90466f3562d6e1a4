import { sql } from 'kysely'
import type { TicketStatus } from '#contract/tickets.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import { type Ctx, transact, type Work } from '../../kernel/context.ts'
import { AppError, found } from '../../kernel/errors.ts'
import type { Cause } from '../events.ts'
import { removeFollowers } from '../followers/commands.ts'
import { removeCc } from '../participants.ts'
import type { TicketRow } from '../schema.ts'
import { getTicketId, lockTickets } from '../select.ts'
import { carryMessages, settleTicket } from './settle.ts'
import { mergeTraces } from './traces.ts'

/**
 * Takes a merge back, however long ago it was: what went over returns, with what was answered to it since. What others
 * said on the ticket that stands stays there, and so does a status that somebody has set there since.
 */
export async function unmergeTicket(ctx: Ctx, actor: PersonActor, number: number): Promise<TicketRow> {
  await getTicketId(ctx, number)
  return transact(ctx, (work) => unmergeIn(work, actor, number))
}

/** The same within the caller's transaction. */
export async function unmergeIn(work: Work, actor: PersonActor, number: number): Promise<TicketRow> {
  const cause = { kind: 'person', personId: actor.id, isQuiet: true } as const
  const merge = await standingMerge(work, number)
  const [from, to] = await lockTickets(work, number, merge.toNumber)
  if (from.mergedIntoId !== to.id || !(await claim(work, merge.id))) throw nothingToUndo()
  if (to.mergedIntoId !== null) throw new AppError('in_use', `Take the merge of #${to.number} back first`)
  return unmerge(work, from, to, merge, cause)
}

async function unmerge(work: Work, from: TicketRow, to: TicketRow, merge: StandingMerge, cause: Cause) {
  const traces = mergeTraces.parse(merge.traces)
  const messages = await work.tx
    .updateTable('messages')
    .set({ ticketId: from.id })
    .where(sql<boolean>`id in ${returning(to.id, merge.messageIds)}`)
    .returningAll()
    .execute()
  await removeCc(work, to.id, traces.joined)
  await removeFollowers(work, to.id, traces.followers)
  const { before, after } = traces.to
  const update = to.status === after && before !== after ? { status: before } : {}
  const told = (field: string, other: TicketRow) => ({ field, from: `#${other.number}`, to: null })
  const type = 'ticket.unmerged' as const
  await settleTicket(work, to, update, { cause, type, told: told('mergedFrom', from) })
  const revived = await settleTicket(
    work,
    await reviveTicket(work, from, traces.from),
    {},
    {
      cause,
      type,
      told: told('mergedInto', to),
      restored: { field: 'status', from: from.status, to: traces.from.status },
      mayAnswer: messages.length > merge.messageIds.length,
    },
  )
  await carryMessages(work, messages, revived, cause)
  return revived
}

/** What went over, and the mails that answer it, as long as they are still where the merge put them. */
function returning(ticketId: string, ids: string[]) {
  return sql`(
    with recursive back as (
      select id, message_id from messages where ticket_id = ${ticketId} and id = any(${ids}::uuid[])
      union
      select m.id, m.message_id from back as b
      join messages as m on m.ticket_id = ${ticketId} and m.in_reply_to = b.message_id)
    select id from back)`
}

/** As it was: no door of a working ticket leads out of what was merged, so none is used. */
async function reviveTicket(
  work: Work,
  from: TicketRow,
  was: { status: TicketStatus; solvedAt: string | null; closedAt: string | null },
): Promise<TicketRow> {
  return work.tx
    .updateTable('tickets')
    .set({
      status: was.status,
      solvedAt: was.solvedAt === null ? null : new Date(was.solvedAt),
      closedAt: was.closedAt === null ? null : new Date(was.closedAt),
      mergedIntoId: null,
    })
    .where('id', '=', from.id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

type StandingMerge = Awaited<ReturnType<typeof standingMerge>>

async function standingMerge(work: Work, number: number) {
  const row = await work.tx
    .selectFrom('ticketMerges as m')
    .innerJoin('tickets as f', 'f.id', 'm.fromTicketId')
    .innerJoin('tickets as t', 't.id', 'm.toTicketId')
    .select(['m.id', 'm.messageIds', 'm.traces', 't.number as toNumber'])
    .where('f.number', '=', number)
    .where('m.undoneAt', 'is', null)
    .orderBy('m.id', 'desc')
    .executeTakeFirst()
  if (row === undefined) throw nothingToUndo()
  return found(row, 'Merge')
}

/** Two who undo it at once undo it once. */
async function claim(work: Work, id: string): Promise<boolean> {
  const row = await work.tx
    .updateTable('ticketMerges')
    .set({ undoneAt: work.now() })
    .where('id', '=', id)
    .where('undoneAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

function nothingToUndo(): AppError {
  return new AppError('already_done', 'This ticket is not merged into another one')
}
