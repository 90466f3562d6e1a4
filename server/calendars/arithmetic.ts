import type { Calendar, OpenReason } from '#contract/calendars.ts'
import { type Day, type Days, dayMs, daysOf, isSame, type Part } from './days.ts'
import { segmentAt } from './zones.ts'

/** From the first instant up to, and not including, the second. */
interface Span {
  from: Date
  to: Date
}

interface ExplainedSpan extends Span {
  why: OpenReason
}

/** Where nothing opens for so long, nothing ever will. */
const longestClosedMs = 30 * 366 * dayMs

const wholeDay = [{ from: '00:00', to: '24:00' }]

/** Round the clock, every day. */
export const always: Calendar = {
  timeZone: 'UTC',
  weekly: {
    monday: wholeDay,
    tuesday: wholeDay,
    wednesday: wholeDay,
    thursday: wholeDay,
    friday: wholeDay,
    saturday: wholeDay,
    sunday: wholeDay,
  },
  holidays: [],
}

/** When the calendar is open between two instants, in order; spans that touch are one. */
export function* openSpans(calendar: Calendar, from: Date, to: Date): Generator<Span> {
  for (const { from: start, to: end } of joined(pieces(daysOf(calendar), openOf, from.getTime(), to.getTime())))
    yield { from: start, to: end }
}

/** All time between two instants, open or not, each span with its reason. */
export function explainSpans(calendar: Calendar, from: Date, to: Date): Generator<ExplainedSpan> {
  return joined(pieces(daysOf(calendar), partsOf, from.getTime(), to.getTime()))
}

/** Open seconds between two instants, to the millisecond: 1.5 is one and a half. None where `to` is not later. */
export function openSeconds(calendar: Calendar, from: Date, to: Date): number {
  const days = daysOf(calendar)
  if (days.isAlways) return Math.max(0, to.getTime() - from.getTime()) / 1000
  let sum = 0
  for (const piece of pieces(days, openOf, from.getTime(), to.getTime())) sum += piece.to - piece.from
  return sum / 1000
}

/**
 * The first instant at which so many open seconds have passed since another, which lies in open time or at its end;
 * for no seconds, the next such instant. Throws where a calendar never opens.
 */
export function addOpenSeconds(calendar: Calendar, from: Date, seconds: number): Date {
  const days = daysOf(calendar)
  let left = Math.round(seconds * 1000)
  if (!(left >= 0)) throw new RangeError(`Not a number of seconds that can pass: ${seconds}`)
  if (days.isAlways) return new Date(from.getTime() + left)
  if (left === 0 && isOpen(calendar, new Date(from.getTime() - 1))) return new Date(from)
  let reached = from.getTime()
  while (true) {
    const limit = reached + longestClosedMs
    const before = reached
    for (const piece of pieces(days, openOf, reached, limit)) {
      if (left <= piece.to - piece.from) return new Date(piece.from + left)
      left -= piece.to - piece.from
      reached = piece.to
    }
    if (reached === before) throw new RangeError('This calendar never opens')
  }
}

export function isOpen(calendar: Calendar, at: Date): boolean {
  return whyAt(calendar, at).kind === 'open'
}

/** Why time counts at an instant, or does not. */
function whyAt(calendar: Calendar, at: Date): OpenReason {
  const days = daysOf(calendar)
  const wall = at.getTime() + segmentAt(days.timeZone, at.getTime()).offset
  const number = Math.floor(wall / dayMs)
  const time = wall - number * dayMs
  return days.at(number).parts.find((part) => time < part.to)?.why ?? { kind: 'closed' }
}

interface Piece {
  from: number
  to: number
  why: OpenReason
}

function openOf(day: Day): readonly Part[] {
  return day.open
}

function partsOf(day: Day): readonly Part[] {
  return day.parts
}

/**
 * The chosen parts of all days between two instants, in order. Goes along the segments of the zone: within one, wall
 * clock and time run alike, so that what the clock says twice is met twice, and what it leaves out never.
 */
function* pieces(days: Days, choose: (day: Day) => readonly Part[], from: number, to: number): Generator<Piece> {
  let at = from
  while (at < to) {
    const { end, offset } = segmentAt(days.timeZone, at)
    const until = Math.min(end, to)
    while (at < until) {
      const number = Math.floor((at + offset) / dayMs)
      const midnight = number * dayMs - offset
      for (const part of choose(days.at(number))) {
        const start = Math.max(midnight + part.from, at)
        const stop = Math.min(midnight + part.to, until)
        if (start < stop) yield { from: start, to: stop, why: part.why }
      }
      at = Math.min(midnight + dayMs, until)
    }
  }
}

function* joined(all: Iterable<Piece>): Generator<ExplainedSpan> {
  let last: Piece | undefined
  for (const piece of all) {
    if (last !== undefined && last.to === piece.from && isSame(last.why, piece.why)) {
      last.to = piece.to
      continue
    }
    if (last !== undefined) yield written(last)
    last = { ...piece }
  }
  if (last !== undefined) yield written(last)
}

function written({ from, to, why }: Piece): ExplainedSpan {
  return { from: new Date(from), to: new Date(to), why }
}
