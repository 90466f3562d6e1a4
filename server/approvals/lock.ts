import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx, Work } from '../kernel/context.ts'
import { found } from '../kernel/errors.ts'
import { type TicketRow, ticketsVisibleTo } from '../tickets/index.ts'
import type { Held, StepRow, VoteRow } from './schema.ts'

/**
 * A request with the ticket it is told on, whoever asks. The ticket is locked first, as everywhere, so that nobody
 * waits for each other for ever; who decides at the same time comes after, and is told that it is done.
 */
export async function lockApproval(work: Work, approvalId: string): Promise<Held> {
  const place = await work.tx
    .selectFrom('approvals as a')
    .innerJoin('tickets as t', 't.id', 'a.ticketId')
    .select(['t.requesterId', standingOf(sql.ref('a.ticket_id')).as('ticketId')])
    .where('a.id', '=', approvalId)
    .executeTakeFirst()
  const { ticketId, requesterId } = found(place, 'Approval')
  const ticket = await lockById(work, ticketId)
  // It was merged while this waited for it.
  if (ticket.mergedIntoId !== null) return lockApproval(work, approvalId)
  const approval = await work.tx
    .selectFrom('approvals')
    .selectAll()
    .where('id', '=', approvalId)
    .forUpdate()
    .executeTakeFirst()
  return { approval: found(approval, 'Approval'), ticket, requesterId }
}

/** The same for who works on its ticket, if that is in reach. */
export async function lockInReach(work: Work, approvalId: string): Promise<Held> {
  const held = await lockApproval(work, approvalId)
  const visible = ticketsVisibleTo(work.actor)
  if (visible === undefined) return held
  const seen = await work.tx
    .selectFrom('tickets as t')
    .select('t.id')
    .where('t.id', '=', held.ticket.id)
    .where(visible)
    .executeTakeFirst()
  found(seen, 'Approval')
  return held
}

export async function lockById(work: Work, ticketId: string): Promise<TicketRow> {
  const row = await work.tx.selectFrom('tickets').selectAll().where('id', '=', ticketId).forUpdate().executeTakeFirst()
  return found(row, 'Ticket')
}

/** The id of the ticket that goes on for this one. */
export function standingOf(ticketId: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`(with recursive way as (
      select w.id, w.merged_into_id from tickets as w where w.id = ${ticketId}
      union all
      select n.id, n.merged_into_id from way as w join tickets as n on n.id = w.merged_into_id)
    select id from way where merged_into_id is null)`
}

/** The steps of a request, in their order. */
export function stepsOf(db: Db | Tx, approvalId: string): Promise<StepRow[]> {
  return db.selectFrom('approvalSteps').selectAll().where('approvalId', '=', approvalId).orderBy('position').execute()
}

export function votesOf(db: Db | Tx, stepId: string): Promise<VoteRow[]> {
  return db.selectFrom('approvalVotes').selectAll().where('stepId', '=', stepId).orderBy('id').execute()
}
