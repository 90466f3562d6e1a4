import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { AppError, found } from '../kernel/errors.ts'
import { lockTicket, react, recordEvent, type TicketRow } from '../tickets/index.ts'

export interface GivenRating {
  score: number
  comment: string
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

/** Rating again replaces the first rating. */
async function keepRating(work: Work, ticket: TicketRow, { score, comment }: GivenRating) {
  if (ticket.status !== 'solved' && ticket.status !== 'closed') {
    throw new AppError('forbidden', 'A ticket can be rated once it is solved')
  }
  const values = { score, comment: comment.replaceAll('\u0000', ''), ratedAt: work.now(), personId: ticket.requesterId }
  const earlier = await work.tx
    .selectFrom('ratings')
    .select('score')
    .where('ticketId', '=', ticket.id)
    .executeTakeFirst()
  const row = await work.tx
    .insertInto('ratings')
    .values({ id: work.newId(), ticketId: ticket.id, ...values })
    .onConflict((conflict) => conflict.column('ticketId').doUpdateSet(values))
    .returningAll()
    .executeTakeFirstOrThrow()
  const cause = { kind: 'person', personId: ticket.requesterId } as const
  await recordEvent(work, {
    ticketId: ticket.id,
    type: 'ticket.rated',
    cause,
    changes: [{ field: 'rating', from: earlier?.score ?? null, to: score }],
  })
  await react(work, { type: 'ticket.rated', ticket, score, cause })
  return { score: row.score, comment: row.comment, ratedAt: row.ratedAt.toISOString() }
}
