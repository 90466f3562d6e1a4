import type { Rating } from '#contract/ratings.ts'
import type { PersonActor } from '../kernel/actor.ts'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { AppError, authorize, found, invalidField } from '../kernel/errors.ts'
import { lockTicket, react, recordEvent, type TicketRow, writeIn } from '../tickets/index.ts'
import { mayAnswer } from './policy.ts'
import { presentRating, ratingColumns } from './present.ts'

export interface GivenRating {
  score: number
  comment: string
  reasonId?: string | null | undefined
  effort?: number | null | undefined
}

/** The requester rates, signed in or as the guest of the ticket. */
export async function rateTicket(ctx: Ctx, number: number, personId: string, given: GivenRating) {
  return transact(ctx, async (work) => {
    const ticket = await lockTicket(work, number)
    if (ticket.requesterId !== personId) throw new AppError('forbidden', 'Only the requester rates a ticket')
    return keepRating(work, ticket, given)
  })
}

/** Whoever holds the mailed link rates; the link names the ticket. */
export async function rateByLink(ctx: Ctx, ticketId: string, given: GivenRating) {
  return transact(ctx, async (work) => {
    const row = await work.tx
      .selectFrom('tickets')
      .selectAll()
      .where('id', '=', ticketId)
      .forUpdate()
      .executeTakeFirst()
    return keepRating(work, found(row, 'Ticket'), given)
  })
}

/** Whoever answers for the desk says something to a rating: by mail to the requester, or among colleagues. */
export async function answerRating(
  ctx: Ctx,
  actor: PersonActor,
  { number, kind, bodyText }: { number: number; kind: 'reply' | 'note'; bodyText: string },
): Promise<Rating> {
  return transact(ctx, async (work) => {
    const ticket = await lockTicket(work, number)
    authorize(await mayAnswer(work.tx, actor, ticket.teamId), 'answer ratings: its team’s leads do')
    found(await readRating(work, ticket.id), 'Rating')
    // What somebody thought of the help is not for everybody who took part.
    const draft = { kind, bodyText, attachmentIds: [], ...(kind === 'reply' && { cc: [] }) }
    const message = await writeIn(work, actor, { number, draft, ifMatch: undefined, keepsDraft: true })
    await work.tx.updateTable('ratings').set({ replyMessageId: message.id }).where('ticketId', '=', ticket.id).execute()
    return found(await readRating(work, ticket.id), 'Rating')
  })
}

/** Rating again replaces the first rating. */
async function keepRating(work: Work, ticket: TicketRow, given: GivenRating): Promise<Rating> {
  if (ticket.status !== 'solved' && ticket.status !== 'closed') {
    throw new AppError('forbidden', 'A ticket can be rated once it is solved')
  }
  const { score, comment, effort = null } = given
  const values = {
    score,
    effort,
    reasonId: await checkedReason(work, given),
    comment: comment.replaceAll('\u0000', ''),
    ratedAt: work.now(),
    personId: ticket.requesterId,
    agentId: ticket.assigneeId,
    teamId: ticket.teamId,
  }
  const earlier = await work.tx
    .selectFrom('ratings')
    .select('score')
    .where('ticketId', '=', ticket.id)
    .executeTakeFirst()
  await work.tx
    .insertInto('ratings')
    .values({ id: work.newId(), ticketId: ticket.id, ...values })
    .onConflict((conflict) => conflict.column('ticketId').doUpdateSet(values))
    .execute()
  const cause = { kind: 'person', personId: ticket.requesterId } as const
  await recordEvent(work, {
    ticketId: ticket.id,
    type: 'ticket.rated',
    cause,
    changes: [{ field: 'rating', from: earlier?.score ?? null, to: score }],
  })
  await react(work, { type: 'ticket.rated', ticket, score, cause })
  return found(await readRating(work, ticket.id), 'Rating')
}

/** A reason must fit the score; one that was taken away while somebody wrote is dropped rather than held against them. */
async function checkedReason(work: Work, { reasonId, score }: GivenRating): Promise<string | null> {
  if (reasonId == null) return null
  const row = await work.tx
    .selectFrom('ratingReasons')
    .select('appliesTo')
    .where('id', '=', reasonId)
    .executeTakeFirst()
  if (row === undefined) throw invalidField('reasonId', 'unknown', 'Choose one of the reasons that are offered')
  return row.appliesTo === 'any' || (row.appliesTo === 'low') === score <= 3 ? reasonId : null
}

async function readRating(work: Work, ticketId: string): Promise<Rating | undefined> {
  const row = await work.tx
    .selectFrom('ratings as c')
    .select(ratingColumns)
    .where('c.ticketId', '=', ticketId)
    .executeTakeFirst()
  return row && presentRating(row)
}
