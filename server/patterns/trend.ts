/** How often something came in a window of time, and before. */
export interface Counts {
  /** Tickets of the group, and of how many people. */
  recent: number
  requesters: number
  past: number
  /** All tickets of the desk in the same times. */
  deskRecent: number
  deskPast: number
  windowHours: number
  pastHours: number
}

export interface Trend {
  isRising: boolean
  /** How many would have been usual. */
  usual: number
}

/** Fewer are no pattern, however rare; and what one or two people repeat is theirs. */
const leastTickets = 4
const leastRequesters = 3
/** So rarely chance alone may bring as many: once in ten thousand windows. */
const mostChance = 1e-4

/**
 * Whether tickets come more often than usual: whether chance alone would hardly bring as many (Poisson), if they came
 * as often as before. What is usual is the larger of two: the former rate, and the former share of all tickets, so that
 * a busy Monday is no pattern. Half a ticket is added to the past, so that what is new is not infinitely rare. Pure.
 */
export function judgeTrend(counts: Counts): Trend {
  const { recent, requesters, past, deskRecent, deskPast, windowHours, pastHours } = counts
  const byRate = ((past + 0.5) / Math.max(pastHours, windowHours)) * windowHours
  const byShare = ((past + 0.5) / (deskPast + 1)) * deskRecent
  const usual = Math.max(byRate, byShare)
  const isEnough = recent >= leastTickets && requesters >= leastRequesters
  return { isRising: isEnough && chanceOf(recent, usual) < mostChance, usual }
}

/** The chance of at least `count` where `mean` are usual (Poisson). */
export function chanceOf(count: number, mean: number): number {
  if (count <= 0) return 1
  if (count <= mean) return 1
  // Summed upwards from `count`, where each term is smaller than the one before.
  let log = -mean + count * Math.log(mean)
  for (let factor = 2; factor <= count; factor += 1) log -= Math.log(factor)
  let term = Math.exp(log)
  let sum = 0
  for (let at = count; term > sum * 1e-12 && at < count + 10_000; at += 1) {
    sum += term
    term *= mean / (at + 1)
  }
  return Math.min(1, sum)
}
