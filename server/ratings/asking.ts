import type { NotAskedReason, RatingSettings } from '#contract/ratings.ts'

const dayMs = 86_400_000

export interface AskingFacts {
  /** The ticket has a rating already. */
  isRated: boolean
  /** When the requester was asked last, about whatever ticket, or is going to be. */
  lastAskedAt: Date | undefined
  /** The ticket’s lot, 0 to 99. */
  lot: number
}

export type Asking = { asks: true } | { asks: false; reason: NotAskedReason; days?: number }

/** Whether the requester of a solved ticket is asked for a rating, and if not, why. */
export function decideAsking(
  { percent, pauseDays }: Pick<RatingSettings, 'percent' | 'pauseDays'>,
  { isRated, lastAskedAt, lot }: AskingFacts,
  now: Date,
): Asking {
  if (isRated) return { asks: false, reason: 'rated' }
  const sinceMs = lastAskedAt === undefined ? Number.POSITIVE_INFINITY : now.getTime() - lastAskedAt.getTime()
  // A question that is still to come is as good as one just asked.
  if (sinceMs < pauseDays * dayMs)
    return { asks: false, reason: 'asked_recently', days: Math.max(0, Math.floor(sinceMs / dayMs)) }
  return lot < percent ? { asks: true } : { asks: false, reason: 'not_sampled' }
}

/**
 * The lot of a ticket, by the random end of its id (RFC 9562): the same however often it is solved, so that nobody is
 * drawn again until it falls on them.
 */
export function lotOf(ticketId: string): number {
  return Number.parseInt(ticketId.replaceAll('-', '').slice(-8), 16) % 100
}
