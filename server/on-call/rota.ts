import { instantOf, wallOf } from '../calendars/index.ts'

/** Whose turn it is, as times on the wall of a zone say. */
export interface Turns {
  timeZone: string
  personIds: readonly string[]
  turnDays: number
  /** As `2026-11-30`. */
  startsOn: string
  /** Minutes since midnight. */
  handoverMinute: number
  overrides: readonly { personId: string; startsAt: Date; endsAt: Date }[]
}

export interface Turn {
  from: Date
  to: Date
  personId: string | undefined
  isOverride: boolean
}

const minuteMs = 60_000
const dayMs = 86_400_000

/** Who is on call at a moment; of overrides that overlap, the one that began last. */
export function whoIsOnCall(turns: Turns, at: Date): string | undefined {
  return overrideAt(turns, at)?.personId ?? personAt(turns, turnAt(turns, at))
}

/** In which order people are called: who is on call, then the others as their turns follow. */
export function callOrder(turns: Turns, at: Date): string[] {
  const first = whoIsOnCall(turns, at)
  if (first === undefined) return []
  const turn = turnAt(turns, at)
  const following = turns.personIds.map((_, index) => personAt(turns, turn + index) ?? '')
  return [...new Set([first, ...following])]
}

/** The turns of a stretch of time, cut where overrides begin and end. */
export function turnsBetween(turns: Turns, from: Date, to: Date): Turn[] {
  const cuts = [from, to]
  for (let turn = turnAt(turns, from) + 1; beginningOf(turns, turn) < to; turn++) cuts.push(beginningOf(turns, turn))
  for (const { startsAt, endsAt } of turns.overrides) cuts.push(startsAt, endsAt)
  const times = [...new Set(cuts.filter((cut) => from <= cut && cut <= to).map(Number))].sort((a, b) => a - b)
  return times.slice(0, -1).map((time, index) => {
    const at = new Date(time)
    const isOverride = overrideAt(turns, at) !== undefined
    return { from: at, to: new Date(times[index + 1] ?? time), personId: whoIsOnCall(turns, at), isOverride }
  })
}

/** When the turn that runs at a moment is over. */
export function endOfTurn(turns: Turns, at: Date): Date {
  return beginningOf(turns, turnAt(turns, at) + 1)
}

/** Which turn runs, counted from the first one; negative before it. */
function turnAt({ timeZone, startsOn, handoverMinute, turnDays }: Turns, at: Date): number {
  const wall = wallOf(timeZone, at.getTime()) - handoverMinute * minuteMs
  const days = Math.floor((wall - Date.parse(startsOn)) / dayMs)
  return Math.floor(days / turnDays)
}

function beginningOf({ timeZone, startsOn, handoverMinute, turnDays }: Turns, turn: number): Date {
  return new Date(instantOf(timeZone, Date.parse(startsOn) + turn * turnDays * dayMs + handoverMinute * minuteMs))
}

function personAt({ personIds }: Turns, turn: number): string | undefined {
  return turn < 0 ? undefined : personIds[turn % personIds.length]
}

function overrideAt({ overrides }: Turns, at: Date): Turns['overrides'][number] | undefined {
  return overrides
    .filter(({ startsAt, endsAt }) => startsAt <= at && at < endsAt)
    .sort((one, other) => other.startsAt.getTime() - one.startsAt.getTime())[0]
}
