import { sql } from 'kysely'
import type { NotAskedReason, RatingSettings } from '#contract/ratings.ts'
import { addOpenSeconds, readCalendar } from '../calendars/index.ts'
import type { Work } from '../kernel/context.ts'
import { addJob } from '../platform/jobs.ts'
import { recordEvent, type TicketRow } from '../tickets/index.ts'
import { decideAsking, lotOf } from './asking.ts'
import { readRatingSettings } from './settings.ts'

const cause = { kind: 'system', job: 'ratings:ask' } as const

/**
 * Decides, when a ticket is solved, whether its requester is asked for a rating: in the mail that tells it, in a mail
 * of its own later, or not at all. Kept with the ticket, and told in its history unless the mail itself tells it.
 */
export async function requestRating(work: Work, ticket: TicketRow): Promise<'now' | 'later' | 'no'> {
  const settings = await readRatingSettings(work.tx)
  await withdrawWaiting(work, ticket.id)
  if (!settings.asks) return 'no'
  const refusal = await refusalFor(work, ticket, settings)
  if (refusal !== undefined) {
    await keepRequest(work, ticket, { state: 'skipped' })
    await tellNotAsked(work, ticket, refusal)
    return 'no'
  }
  if (settings.delayHours === 0) {
    await keepRequest(work, ticket, { state: 'asked', askedAt: work.now() })
    return 'now'
  }
  const dueAt = await dueTime(work, settings)
  const id = await keepRequest(work, ticket, { state: 'waiting', dueAt })
  await addJob(work, 'ratings:ask', { id }, { key: `rating:${ticket.id}`, runAt: dueAt })
  await recordEvent(work, {
    ticketId: ticket.id,
    type: 'rating.planned',
    cause,
    changes: [{ field: 'dueAt', from: null, to: dueAt.toISOString() }],
  })
  return 'later'
}

/** The ticket whose requester is to be asked now; undefined where that is settled, or not wanted any more. */
export async function takeDueRequest(work: Work, id: string): Promise<TicketRow | undefined> {
  const request = await work.tx
    .selectFrom('ratingRequests')
    .select(['ticketId', 'state'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (request?.state !== 'waiting') return undefined
  const ticket = await work.tx
    .selectFrom('tickets')
    .selectAll()
    .where('id', '=', request.ticketId)
    .executeTakeFirstOrThrow()
  const { asks } = await readRatingSettings(work.tx)
  const refusal = await lateRefusal(work, ticket)
  if (asks && refusal === undefined) return ticket
  await settle(work, id, 'withdrawn')
  if (refusal !== undefined) await tellNotAsked(work, ticket, { reason: refusal })
  return undefined
}

/** The mail that asks has left, or could not. */
export async function settleRequest(work: Work, id: string, ticket: TicketRow, isAsked: boolean): Promise<void> {
  await settle(work, id, isAsked ? 'asked' : 'skipped')
  if (isAsked) return recordEvent(work, { ticketId: ticket.id, type: 'rating.asked', cause })
  return tellNotAsked(work, ticket, { reason: 'no_mail' })
}

async function refusalFor(work: Work, ticket: TicketRow, settings: RatingSettings) {
  const facts = { isRated: await isRated(work, ticket.id), lot: lotOf(ticket.id) }
  const lastAskedAt = settings.pauseDays === 0 ? undefined : await lastAsked(work, ticket.requesterId)
  const asking = decideAsking(settings, { ...facts, lastAskedAt }, work.now())
  return asking.asks ? undefined : asking
}

async function lateRefusal(work: Work, ticket: TicketRow): Promise<NotAskedReason | undefined> {
  if (ticket.status !== 'solved' && ticket.status !== 'closed') return 'not_solved'
  return (await isRated(work, ticket.id)) ? 'rated' : undefined
}

async function isRated(work: Work, ticketId: string): Promise<boolean> {
  const row = await work.tx.selectFrom('ratings').select('id').where('ticketId', '=', ticketId).executeTakeFirst()
  return row !== undefined
}

/** Of two tickets that are solved at the same time, only one asks. */
async function lastAsked(work: Work, requesterId: string): Promise<Date | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`rating:${requesterId}`}, 0))`.execute(work.tx)
  const { rows } = await sql<{ at: Date | null }>`
    select max(coalesce(q.asked_at, q.due_at)) as at from rating_requests as q join tickets as t on t.id = q.ticket_id
    where t.requester_id = ${requesterId} and q.state in ('asked', 'waiting')`.execute(work.tx)
  return rows[0]?.at ?? undefined
}

async function dueTime(work: Work, { delayHours, delayCalendarId }: RatingSettings): Promise<Date> {
  const plain = new Date(work.now().getTime() + delayHours * 3_600_000)
  if (delayCalendarId === null) return plain
  // A calendar that was removed since counts no hours.
  const calendar = await readCalendar(work.tx, delayCalendarId).catch(() => undefined)
  return calendar === undefined ? plain : addOpenSeconds(calendar, work.now(), delayHours * 3600)
}

async function withdrawWaiting(work: Work, ticketId: string): Promise<void> {
  await work.tx
    .updateTable('ratingRequests')
    .set({ state: 'withdrawn' })
    .where('ticketId', '=', ticketId)
    .where('state', '=', 'waiting')
    .execute()
}

async function keepRequest(
  work: Work,
  ticket: TicketRow,
  request: { state: string; dueAt?: Date; askedAt?: Date },
): Promise<string> {
  const id = work.newId()
  const { id: ticketId, assigneeId: agentId, teamId } = ticket
  await work.tx
    .insertInto('ratingRequests')
    .values({ id, ticketId, agentId, teamId, decidedAt: work.now(), ...request })
    .execute()
  return id
}

async function settle(work: Work, id: string, state: 'asked' | 'skipped' | 'withdrawn'): Promise<void> {
  await work.tx
    .updateTable('ratingRequests')
    .set({ state, ...(state === 'asked' && { askedAt: work.now() }) })
    .where('id', '=', id)
    .execute()
}

async function tellNotAsked(
  work: Work,
  ticket: TicketRow,
  { reason, days }: { reason: NotAskedReason; days?: number },
): Promise<void> {
  const changes: { field: string; from: null; to: string }[] = [{ field: 'reason', from: null, to: reason }]
  if (days !== undefined) changes.push({ field: 'days', from: null, to: String(days) })
  await recordEvent(work, { ticketId: ticket.id, type: 'rating.not_asked', cause, changes })
}
