const second = 1000
const minute = 60 * second
const hour = 60 * minute

/** How long is waited after each attempt that failed; after the last one it is given up. Three days in all. */
const pauses = [
  5 * second,
  minute,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  16 * hour,
  24 * hour,
]

/** From the first attempt to the last one. */
export const ladderMs = pauses.reduce((sum, pause) => sum + pause, 0)
/** Nobody can ask to be left alone for longer. */
const longestWish = 24 * hour

/**
 * When a delivery is tried again after that many attempts; undefined when it was tried often enough. A receiver may wish
 * for a later time (Retry-After, in seconds or as a date), never for an earlier one.
 */
export function nextAttempt(attemptCount: number, now: Date, retryAfter: string | undefined): Date | undefined {
  const pause = pauses[attemptCount - 1]
  if (pause === undefined) return undefined
  return new Date(now.getTime() + Math.max(pause, Math.min(wishIn(retryAfter, now), longestWish)))
}

function wishIn(retryAfter: string | undefined, now: Date): number {
  if (retryAfter === undefined) return 0
  const wish = /^\d{1,9}$/.test(retryAfter) ? Number(retryAfter) * second : Date.parse(retryAfter) - now.getTime()
  return Number.isFinite(wish) ? wish : 0
}
