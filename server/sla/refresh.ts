import { sql } from 'kysely'
import type { Work } from '../kernel/context.ts'
import { type Cause, react } from '../tickets/index.ts'
import { announce, type Marks } from './announce.ts'
import { type ClockColumns, columnsOfAll, differences, keyOf, type StoredClock } from './clock-rows.ts'
import { runClocks } from './clocks/run-clocks.ts'
import { readFacts } from './history.ts'
import { wakeSoon } from './wake-jobs.ts'

/**
 * Brings the stored clocks of a ticket up to date with its history, in the transaction of whatever changed it, and
 * tells which warnings and breaches have happened since they were last looked at. The ticket's row is locked.
 */
export async function refreshClocks(work: Work, ticketId: string, cause?: Cause): Promise<void> {
  const marks = await storeClocks(work, ticketId)
  await announce(work, ticketId, marks, cause)
}

/** The same without telling: what a repair finds was told when it happened. */
export async function storeClocks(work: Work, ticketId: string): Promise<Marks[]> {
  const facts = (await readFacts(work.tx, [ticketId])).get(ticketId) ?? []
  const wanted = columnsOfAll(runClocks(facts, work.now()))
  const stored = await work.tx.selectFrom('slaClocks').selectAll().where('ticketId', '=', ticketId).execute()
  const known = new Map(stored.map((row) => [keyOf(row), row]))
  const changed = wanted.filter((row) => {
    const before = known.get(keyOf(row))
    return before === undefined || differences(before, row).length > 0
  })
  await dropGone(work, stored, wanted)
  await writeClocks(work, ticketId, changed)
  if (changed.length > 0 || stored.length !== wanted.length) await tellTicket(work, ticketId, wanted)
  for (const row of changed) await wakeSoon(work, row)
  if (changed.length > 0 || stored.length !== wanted.length) await tellMoved(work, ticketId)
  return changed.flatMap((row) => newMarks(known.get(keyOf(row)), row))
}

/** What is planned by clocks follows them, in this transaction. */
async function tellMoved(work: Work, ticketId: string): Promise<void> {
  const ticket = await work.tx.selectFrom('tickets').selectAll().where('id', '=', ticketId).executeTakeFirstOrThrow()
  await react(work, { type: 'clocks.moved', ticket, cause: { kind: 'system', job: 'sla:wake' } })
}

function newMarks(before: StoredClock | undefined, { kind, dueAt, ...after }: ClockColumns): Marks[] {
  const isBreached = after.breachedAt !== null && (before?.breachedAt ?? null) === null
  const isWarned = after.warnedAt !== null && (before?.warnedAt ?? null) === null
  const clock = kind as Marks['clock']
  // Whoever hears that the time is over need not hear as well that it is running out.
  if (isBreached && after.breachedAt !== null) return [{ clock, type: 'clock.breached', at: after.breachedAt, dueAt }]
  return isWarned && after.warnedAt !== null && after.metAt === null
    ? [{ clock, type: 'clock.warning', at: after.warnedAt, dueAt }]
    : []
}

async function writeClocks(work: Work, ticketId: string, rows: ClockColumns[]): Promise<void> {
  if (rows.length === 0) return
  await work.tx
    .insertInto('slaClocks')
    .values(rows.map((row) => ({ ...row, id: work.newId(), ticketId })))
    .onConflict((conflict) =>
      conflict.columns(['ticketId', 'kind', 'run']).doUpdateSet((update) => ({
        versionId: update.ref('excluded.versionId'),
        priority: update.ref('excluded.priority'),
        calendarId: update.ref('excluded.calendarId'),
        targetSeconds: update.ref('excluded.targetSeconds'),
        startedAt: update.ref('excluded.startedAt'),
        elapsedMs: update.ref('excluded.elapsedMs'),
        countedUntil: update.ref('excluded.countedUntil'),
        pausedSince: update.ref('excluded.pausedSince'),
        pauseReason: update.ref('excluded.pauseReason'),
        dueAt: update.ref('excluded.dueAt'),
        soonAt: update.ref('excluded.soonAt'),
        metAt: update.ref('excluded.metAt'),
        isWithdrawn: update.ref('excluded.isWithdrawn'),
        warnedAt: update.ref('excluded.warnedAt'),
        breachedAt: update.ref('excluded.breachedAt'),
      })),
    )
    .execute()
}

/** What is promised no longer has no clock, unless it was missed. */
async function dropGone(work: Work, stored: StoredClock[], wanted: ClockColumns[]): Promise<void> {
  const kept = new Set(wanted.map(keyOf))
  const gone = stored.filter((row) => !kept.has(keyOf(row))).map(({ id }) => id)
  if (gone.length > 0) await work.tx.deleteFrom('slaClocks').where('id', 'in', gone).execute()
}

/** What lists show. It is no change of the ticket: whoever is about to send something is not stopped by it. */
async function tellTicket(work: Work, ticketId: string, clocks: ClockColumns[]): Promise<void> {
  const next = nextOf(clocks)
  await sql`update tickets set next_due_at = ${next.dueAt}, next_due_clock = ${next.clock},
      next_soon_at = ${next.soonAt}, is_clock_paused = ${next.isPaused}, team_due_at = ${next.teamDueAt}
    where id = ${ticketId} and (next_due_at, next_due_clock, next_soon_at, is_clock_paused, team_due_at)
      is distinct from (${next.dueAt}::timestamptz, ${next.clock}::text, ${next.soonAt}::timestamptz,
        ${next.isPaused}::boolean, ${next.teamDueAt}::timestamptz)`.execute(work.tx)
}

/** What is due next of what was promised, when anything will be soon, whether all that is open stands still; and the team's own time. */
export function nextOf(clocks: readonly ClockColumns[]) {
  const unmet = clocks.filter(({ metAt, isWithdrawn }) => metAt === null && !isWithdrawn)
  const open = unmet.filter(({ kind }) => kind !== 'team_time')
  const ofTeam = unmet.find(({ kind }) => kind === 'team_time')
  const running = open.filter(({ dueAt }) => dueAt !== null)
  const first = running.toSorted((one, other) => Number(one.dueAt) - Number(other.dueAt))[0]
  const soon = running.flatMap(({ soonAt }) => soonAt ?? []).toSorted((one, other) => Number(one) - Number(other))[0]
  const isPaused =
    running.length === 0 && open.some(({ pauseReason }) => pauseReason !== null && pauseReason !== 'solved')
  return {
    dueAt: first?.dueAt ?? null,
    clock: first?.kind ?? null,
    soonAt: soon ?? null,
    isPaused,
    teamDueAt: ofTeam?.dueAt ?? null,
  }
}
