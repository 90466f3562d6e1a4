import { sql } from 'kysely'
import type { Clock, ClockState } from '#contract/clocks.ts'
import { always, openSeconds } from '../calendars/index.ts'
import type { Ctx, Db, Tx } from '../kernel/context.ts'
import { readCalendars } from './calendars.ts'

/** The clocks of a ticket as people see them, oldest first: all, or of each kind the latest run. */
export async function presentClocks(
  ctx: Pick<Ctx, 'now'> & { db: Db | Tx },
  ticketId: string,
  which: 'all' | 'latest',
): Promise<Clock[]> {
  const rows = await selectClocks(ctx.db, ticketId, which).execute()
  const calendars = await readCalendars(
    ctx.db,
    rows.flatMap(({ calendarId }) => calendarId ?? []),
  )
  const now = ctx.now()
  return rows.map((row) => {
    const calendar = row.calendarId === null ? always : (calendars.get(row.calendarId)?.calendar ?? always)
    const isRunning = row.metAt === null && row.pausedSince === null && !row.isWithdrawn
    const since = isRunning ? openSeconds(calendar, row.countedUntil, now) : 0
    const elapsedSeconds = Math.floor(row.elapsedMs / 1000 + since)
    return {
      id: row.id,
      // The database's check holds the columns to these words.
      kind: row.kind as Clock['kind'],
      run: row.run,
      state: stateOf(row, now),
      startedAt: row.startedAt.toISOString(),
      targetSeconds: row.targetSeconds,
      elapsedSeconds,
      dueAt: row.dueAt?.toISOString() ?? null,
      warnAt: row.soonAt?.toISOString() ?? null,
      pausedSince: row.pausedSince?.toISOString() ?? null,
      pauseReason: row.pauseReason as Clock['pauseReason'],
      metAt: row.metAt?.toISOString() ?? null,
      breachedAt: breachOf(row, now)?.toISOString() ?? null,
      priority: row.priority,
      policy: { id: row.policyId, name: row.policyName, version: row.policyVersion },
      calendar:
        row.calendarId === null ? null : { id: row.calendarId, name: calendars.get(row.calendarId)?.name ?? '' },
    }
  })
}

function selectClocks(db: Db | Tx, ticketId: string, which: 'all' | 'latest') {
  return (
    db
      .selectFrom('slaClocks as c')
      .innerJoin('slaVersions as v', 'v.id', 'c.versionId')
      .innerJoin('slaPolicies as p', 'p.id', 'v.policyId')
      .leftJoin('teams as g', 'g.id', 'p.teamId')
      .selectAll('c')
      .select(['p.id as policyId', 'v.number as policyVersion'])
      // An agreement is called as its team.
      .select(sql<string>`coalesce(g.name, p.name)`.as('policyName'))
      .where('c.ticketId', '=', ticketId)
      .$if(which === 'latest', (query) =>
        query.where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('slaClocks as later')
                .select('later.id')
                .whereRef('later.ticketId', '=', 'c.ticketId')
                .whereRef('later.kind', '=', 'c.kind')
                .whereRef('later.run', '>', 'c.run'),
            ),
          ),
        ),
      )
      .orderBy('c.startedAt')
      .orderBy('c.kind')
      .orderBy('c.run')
  )
}

type Row = Awaited<ReturnType<ReturnType<typeof selectClocks>['execute']>>[number]
type Marked = Pick<Row, 'metAt' | 'isWithdrawn' | 'pausedSince' | 'dueAt' | 'soonAt' | 'breachedAt'>

export function stateOf(row: Marked, now: Date): ClockState {
  if (row.metAt !== null) return 'met'
  if (row.isWithdrawn) return 'withdrawn'
  if (row.pausedSince !== null) return 'paused'
  if (row.dueAt !== null && row.dueAt <= now) return 'overdue'
  return row.soonAt !== null && row.soonAt <= now ? 'soon' : 'running'
}

/** Also what has not been told yet. */
function breachOf(row: Marked, now: Date): Date | null {
  if (row.breachedAt !== null) return row.breachedAt
  return row.dueAt !== null && row.dueAt <= now ? row.dueAt : null
}
