import type { Calendar } from '#contract/calendars.ts'
import type { TicketStatus } from '#contract/tickets.ts'
import type { ClockFact, Terms } from './facts.ts'

/** For tests: what the solution clock of a ticket says, found by looking at every second. */
export interface SlowClock {
  elapsedSeconds: number
  metAt: number | undefined
  breachedAt: number | undefined
  warnedAt: number | undefined
  /** Looked for ahead, with nothing happening any more; undefined where it stands still or lies further. */
  dueAt: number | undefined
}

interface State {
  status: TicketStatus
  priority: number
  terms: Terms | undefined
}

const weekdays = {
  Mon: 'monday',
  Tue: 'tuesday',
  Wed: 'wednesday',
  Thu: 'thursday',
  Fri: 'friday',
  Sat: 'saturday',
  Sun: 'sunday',
} as const

/** Goes from second to second; all facts are on whole seconds, and something is promised from the first one on. */
export function walkSlowly(facts: readonly ClockFact[], until: number, lookAheadSeconds: number): SlowClock {
  const state: State = { status: 'new', priority: 0, terms: undefined }
  const clock: SlowClock = {
    elapsedSeconds: 0,
    metAt: undefined,
    breachedAt: undefined,
    warnedAt: undefined,
    dueAt: undefined,
  }
  const start = facts[0]?.at.getTime() ?? 0
  let waiting = [...facts]
  for (let at = start; at <= until; at += 1000) {
    note(clock, state, at)
    const now = waiting.filter((fact) => fact.at.getTime() === at)
    waiting = waiting.slice(now.length)
    for (const fact of now) {
      take(clock, state, fact, at)
      note(clock, state, at)
    }
    if (at < until && counts(state, at)) clock.elapsedSeconds += 1
  }
  clock.dueAt = dueAfter(clock, state, until, lookAheadSeconds)
  return clock
}

/** Something is due once it has passed, seen again from the second after the last one that was needed. */
function dueAfter(clock: SlowClock, state: State, until: number, lookAheadSeconds: number): number | undefined {
  const target = targetOf(state)
  if (target === undefined || isPaused(state) || clock.elapsedSeconds >= target.seconds) return undefined
  let passed = clock.elapsedSeconds
  for (let at = until; at < until + lookAheadSeconds * 1000; at += 1000) {
    if (counts(state, at)) passed += 1
    if (passed === target.seconds) return at + 1000
  }
  return undefined
}

function take(clock: SlowClock, state: State, fact: ClockFact, at: number): void {
  if (fact.type === 'created') Object.assign(state, { status: fact.status, priority: fact.priority })
  if (fact.type === 'priority') state.priority = fact.priority
  if (fact.type === 'promised') state.terms = fact.terms
  if (fact.type !== 'status') return
  const isDone = fact.status === 'solved' || fact.status === 'closed'
  const wasDone = state.status === 'solved' || state.status === 'closed'
  state.status = fact.status
  if (isDone && !wasDone) clock.metAt = at
  if (!isDone) clock.metAt = undefined
}

function note(clock: SlowClock, state: State, at: number): void {
  const target = targetOf(state)
  if (target === undefined || clock.metAt !== undefined) return
  if (clock.elapsedSeconds >= target.seconds) clock.breachedAt ??= at
  if (clock.elapsedSeconds * 100 >= target.seconds * (state.terms?.warnPercent ?? 0)) clock.warnedAt ??= at
}

function counts(state: State, at: number): boolean {
  const target = targetOf(state)
  return target !== undefined && !isPaused(state) && isOpenAt(target.calendar, at)
}

function targetOf({ terms, priority }: State) {
  return terms?.targets.resolution?.[priority]
}

function isPaused({ status, terms }: State): boolean {
  if (status === 'on_hold') return terms?.pausesOnHold ?? true
  return status === 'pending' || status === 'solved' || status === 'closed'
}

const formats = new Map<string, Intl.DateTimeFormat>()
const minutes = new Map<string, { weekday: keyof typeof weekdays; date: string; time: string }>()

/** What the wall clock says, asked of the engine for every minute anew. */
function wallAt(zone: string, at: number) {
  const minute = Math.floor(at / 60_000)
  const key = `${zone} ${minute}`
  const known = minutes.get(key)
  if (known !== undefined) return known
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
  formats.set(zone, format)
  const parts = Object.fromEntries(format.formatToParts(minute * 60_000).map(({ type, value }) => [type, value]))
  const wall = {
    // Short names of English weekdays are these seven.
    weekday: parts['weekday'] as keyof typeof weekdays,
    date: `${parts['year']}-${parts['month']}-${parts['day']}`,
    time: `${parts['hour']}:${parts['minute']}`,
  }
  minutes.set(key, wall)
  return wall
}

function isOpenAt(calendar: Calendar, at: number): boolean {
  const { weekday, date, time } = wallAt(calendar.timeZone, at)
  const isWithin = (from: string | null, to: string | null) => (from ?? '00:00') <= time && time < (to ?? '24:00')
  const isHoliday = calendar.holidays.some(
    (day) => (day.yearly ? day.date.slice(4) === date.slice(4) : day.date === date) && isWithin(day.from, day.to),
  )
  return !isHoliday && calendar.weekly[weekdays[weekday]].some(({ from, to }) => isWithin(from, to))
}
