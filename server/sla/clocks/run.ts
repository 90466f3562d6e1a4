import type { Calendar } from '#contract/calendars.ts'
import type { ClockKind, ClockPause } from '#contract/clocks.ts'
import { addOpenSeconds, openSeconds } from '../../calendars/index.ts'
import type { Target } from './facts.ts'

/** A stretch in which a clock did one thing: it stood still for a reason, or ran by a calendar. */
export interface Stretch {
  from: Date
  to: Date
  pause: ClockPause | undefined
  /** Undefined while nothing was promised: it is counted once something is. */
  calendar: Calendar | undefined
}

/** What was promised from then on. */
export interface Promised {
  since: Date
  priority: number
  versionId: string | undefined
  target: Target | undefined
}

/** One run of a clock, as far as it has come. What is written is in milliseconds, which are whole. */
export interface Run {
  readonly kind: ClockKind
  readonly number: number
  readonly startedAt: Date
  /** Counted until `since`. */
  elapsedMs: number
  /** Since when it does what it does. */
  since: Date
  pause: ClockPause | undefined
  promised: Promised[]
  warnMs: number | undefined
  warnedAt: Date | undefined
  breachedAt: Date | undefined
  metAt: Date | undefined
  readonly stretches: Stretch[]
}

export function targetOf(run: Run): Target | undefined {
  return run.promised.at(-1)?.target
}

export function startRun(kind: ClockKind, number: number, at: Date): Run {
  return {
    kind,
    number,
    startedAt: at,
    elapsedMs: 0,
    since: at,
    pause: undefined,
    promised: [],
    warnMs: undefined,
    warnedAt: undefined,
    breachedAt: undefined,
    metAt: undefined,
    stretches: [],
  }
}

/** Counts what has passed since it was counted last. */
export function settle(run: Run, at: Date): void {
  const calendar = targetOf(run)?.calendar
  if (at <= run.since) return
  run.stretches.push({ from: run.since, to: at, pause: run.pause, calendar })
  if (run.pause === undefined && calendar !== undefined) {
    noteMarks(run, at)
    run.elapsedMs += openMs(calendar, run.since, at)
  }
  run.since = at
}

/** From now on another target holds; what has passed stays. */
export function promise(run: Run, promised: Promised, warnPercent: number | undefined): void {
  const { since: at, target } = promised
  settle(run, at)
  run.promised.push(promised)
  run.warnMs = undefined
  if (target === undefined || warnPercent === undefined) return
  run.warnMs = Math.round(target.seconds * warnPercent * 10)
  countUnpromised(run, target.calendar)
  noteExceeded(run, at)
}

/** Stands still for another reason, or runs on. */
export function pauseRun(run: Run, pause: ClockPause | undefined, at: Date): void {
  if (run.pause === pause) return
  settle(run, at)
  run.pause = pause
}

export function meet(run: Run, at: Date): void {
  settle(run, at)
  run.metAt = at
  run.pause = 'solved'
}

/** It was not done after all: runs on from where it stood. */
export function unmeet(run: Run, at: Date): void {
  settle(run, at)
  run.metAt = undefined
  noteExceeded(run, at)
}

/** When the target is reached if nothing changes; undefined for one that stands still, is met, or promised no longer. */
export function dueAtOf(run: Run): Date | undefined {
  const target = targetOf(run)
  if (target === undefined || !isRunning(run)) return undefined
  return instantOf(run, target.calendar, target.seconds * 1000)
}

/** When the warning's share of the target is reached, or was; undefined as for `dueAtOf`. */
export function soonAtOf(run: Run): Date | undefined {
  const target = targetOf(run)
  if (target === undefined || run.warnMs === undefined || !isRunning(run)) return undefined
  return instantOf(run, target.calendar, run.warnMs)
}

/** Since when it stands still, whatever was promised meanwhile. */
export function pausedSinceOf(run: Run): Date | undefined {
  if (run.pause === undefined || run.metAt !== undefined) return undefined
  const before = run.stretches.findLastIndex(({ pause }) => pause !== run.pause)
  return run.stretches[before + 1]?.from ?? run.since
}

export function isRunning(run: Run): boolean {
  return run.pause === undefined && run.metAt === undefined
}

/** Notes which marks are passed between `since` and an instant, with the moment of each. */
function noteMarks(run: Run, until: Date): void {
  const soonAt = run.warnedAt === undefined ? soonAtOf(run) : undefined
  if (soonAt !== undefined && soonAt <= until) run.warnedAt = soonAt
  if (run.breachedAt !== undefined) return
  const dueAt = dueAtOf(run)
  if (dueAt !== undefined && dueAt <= until) run.breachedAt = dueAt
}

/** For the end of the walk: what has happened by now, although nothing has changed. */
export function noteUntil(run: Run, until: Date): void {
  if (until >= run.since) noteMarks(run, until)
}

/** More has passed than is promised now. A promise cannot have been broken before it was made. */
function noteExceeded(run: Run, at: Date): void {
  const target = targetOf(run)
  if (target === undefined || run.metAt !== undefined) return
  if (run.warnMs !== undefined && run.elapsedMs >= run.warnMs) run.warnedAt ??= at
  if (run.elapsedMs >= target.seconds * 1000) run.breachedAt ??= at
}

/** What passed before anything was promised counts by the calendar of the first promise. */
function countUnpromised(run: Run, calendar: Calendar): void {
  for (const stretch of run.stretches) {
    if (stretch.calendar !== undefined) continue
    stretch.calendar = calendar
    if (stretch.pause === undefined) run.elapsedMs += openMs(calendar, stretch.from, stretch.to)
  }
}

/** When so much has passed, or will have. */
function instantOf(run: Run, calendar: Calendar, mark: number): Date {
  if (mark > run.elapsedMs) return addOpenSeconds(calendar, run.since, (mark - run.elapsedMs) / 1000)
  let left = mark
  for (const stretch of run.stretches) {
    if (stretch.pause !== undefined || stretch.calendar === undefined) continue
    const ms = openMs(stretch.calendar, stretch.from, stretch.to)
    if (ms >= left) return addOpenSeconds(stretch.calendar, stretch.from, left / 1000)
    left -= ms
  }
  return run.since
}

export function openMs(calendar: Calendar, from: Date, to: Date): number {
  return Math.round(openSeconds(calendar, from, to) * 1000)
}
