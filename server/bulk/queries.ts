import { sql } from 'kysely'
import { type BulkResult, type BulkRun, bulkRun } from '#contract/bulk.ts'
import { personOf } from '../kernel/actor.ts'
import type { Ctx } from '../kernel/context.ts'
import { decodeCursor, invalidCursor, pageOf } from '../kernel/cursor.ts'
import { found } from '../kernel/errors.ts'
import { readIdCursor } from '../tickets/index.ts'

interface Page {
  limit: number
  cursor?: string | undefined
}

/** A run of the caller; those of others are nobody's business. */
export async function getRun(ctx: Ctx, id: string): Promise<BulkRun> {
  return present(found(await selectRuns(ctx).where('b.id', '=', id).executeTakeFirst(), 'Run'))
}

export async function listRuns(ctx: Ctx, request: Page) {
  const before = request.cursor === undefined ? undefined : readIdCursor(request.cursor)
  const rows = await selectRuns(ctx)
    .$if(before !== undefined, (query) => query.where('b.id', '<', before ?? ''))
    .orderBy('b.id', 'desc')
    .limit(request.limit + 1)
    .execute()
  return pageOf(rows, request.limit, present, (row) => [row.id])
}

export async function listResults(ctx: Ctx, id: string, request: Page) {
  await getRun(ctx, id)
  const [after] = request.cursor === undefined ? [0] : decodeCursor(request.cursor, 1)
  if (!Number.isSafeInteger(after)) throw invalidCursor()
  const rows = await ctx.db
    .selectFrom('bulkResults as r')
    .select(['number', 'outcome', 'code', 'place', waits.as('waits')])
    .where('runId', '=', id)
    .where('place', '>', Number(after))
    .orderBy('place')
    .limit(request.limit + 1)
    .execute()
  return pageOf(
    rows,
    request.limit,
    // The database's check holds the column to these words.
    ({ number, outcome, code, waits }) => ({
      number,
      outcome: waits ? 'waits' : (outcome as BulkResult['outcome']),
      code,
    }),
    (row) => [row.place],
  )
}

/** Whether `bulk_results as r` wrote a reply that a senior has yet to approve. */
const waits = sql<boolean>`exists (
  select from scheduled_replies as w where w.id = r.reply_id and w.kind = 'approval')`

function selectRuns(ctx: Ctx) {
  const waiting = sql<number>`(select count(*)::int from bulk_results as r where r.run_id = b.id
    and r.reply_id is not null and ${waits})`
  const counted = (outcome: string) =>
    sql<number>`(select count(*)::int from bulk_results as r where r.run_id = b.id and r.outcome = ${outcome})`
  return ctx.db
    .selectFrom('bulkRuns as b')
    .select(['b.id', 'b.state', 'b.act', 'b.undoes', 'b.createdAt', 'b.endedAt'])
    .select([
      sql<number>`cardinality(b.numbers)`.as('total'),
      counted('done').as('done'),
      waiting.as('waits'),
      counted('refused').as('refused'),
      counted('undone').as('undone'),
      sql<boolean>`exists (select from bulk_runs as u where u.undoes = b.id)`.as('isTakenBack'),
    ])
    .where('b.personId', '=', personOf(ctx.actor).id)
}

type Row = Awaited<ReturnType<ReturnType<typeof selectRuns>['executeTakeFirstOrThrow']>>

function present(row: Row): BulkRun {
  const { id, state, act, undoes, total, done, waits, refused, undone } = row
  const isEnded = state === 'done' || state === 'cancelled'
  return bulkRun.parse({
    id,
    state,
    act,
    undoes,
    total,
    counts: { done: done - waits, waits, refused, undone },
    createdAt: row.createdAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    can: { cancel: !isEnded, undo: isEnded && done > 0 && undoes === null && !row.isTakenBack },
  })
}
