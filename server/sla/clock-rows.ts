import type { Selectable } from 'kysely'
import type { SlaClocks } from '../kernel/tables.ts'
import { dueAtOf, pausedSinceOf, type Run, soonAtOf, targetOf } from './clocks/run.ts'

export type StoredClock = Selectable<SlaClocks>
/** What is kept of a run: all but by which id it is known, and when it wakes. */
export type ClockColumns = Omit<StoredClock, 'id' | 'ticketId' | 'wakeAt'>

/** The rows of a ticket's clocks; what was never promised has none, nor what is promised no longer and was kept. */
export function columnsOfAll(runs: readonly Run[]): ClockColumns[] {
  return runs.flatMap((run) => {
    const columns = columnsOf(run)
    return columns === undefined ? [] : [columns]
  })
}

function columnsOf(run: Run): ClockColumns | undefined {
  const last = run.promised.findLast(({ target }) => target !== undefined)
  const isWithdrawn = targetOf(run) === undefined
  if (last?.target === undefined || last.versionId === undefined) return undefined
  if (isWithdrawn && run.breachedAt === undefined) return undefined
  return {
    kind: run.kind,
    run: run.number,
    versionId: last.versionId,
    priority: last.priority,
    calendarId: last.target.calendarId ?? null,
    targetSeconds: last.target.seconds,
    startedAt: run.startedAt,
    elapsedMs: run.elapsedMs,
    countedUntil: run.since,
    pausedSince: pausedSinceOf(run) ?? null,
    pauseReason: run.metAt === undefined ? (run.pause ?? null) : null,
    dueAt: dueAtOf(run) ?? null,
    soonAt: soonAtOf(run) ?? null,
    metAt: run.metAt ?? null,
    isWithdrawn,
    warnedAt: run.warnedAt ?? null,
    breachedAt: run.breachedAt ?? null,
  }
}

/** The columns in which a stored clock is not what it should be. */
export function differences(stored: ClockColumns, wanted: ClockColumns): (keyof ClockColumns)[] {
  // The keys of an object literal of this type.
  const columns = Object.keys(wanted) as (keyof ClockColumns)[]
  return columns.filter((column) => comparable(stored[column]) !== comparable(wanted[column]))
}

function comparable(value: unknown): unknown {
  return value instanceof Date ? value.getTime() : value
}

export function keyOf({ kind, run }: Pick<ClockColumns, 'kind' | 'run'>): string {
  return `${kind} ${run}`
}
