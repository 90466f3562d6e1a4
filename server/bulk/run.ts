import { sql } from 'kysely'
import { z } from 'zod'
import { bulkRun } from '#contract/bulk.ts'
import type { PersonActor } from '../kernel/actor.ts'
import { actingAs, type Ctx, transact, type Work } from '../kernel/context.ts'
import { AppError } from '../kernel/errors.ts'
import { personActor } from '../people/index.ts'
import { addJob } from '../platform/jobs.ts'
import { isPassing } from '../platform/passing.ts'
import { liveChannel } from '../tickets/index.ts'
import { doAct } from './act.ts'
import { undoAct } from './undo.ts'

const payloadShape = z.object({ runId: z.uuid() })
export type Act = z.output<typeof bulkRun.shape.act>

interface Run {
  id: string
  personId: string
  numbers: number[]
  act: Act
  undoes: string | null
}

/**
 * Works a run off, in the name and with the rights of whoever asked. Each ticket and its result are one transaction:
 * after a crash the rest is done, and nothing twice.
 */
export async function runBulk(ctx: Ctx, payload: unknown, signal: AbortSignal | undefined): Promise<void> {
  const { runId } = payloadShape.parse(payload)
  const run = await takeRun(ctx, runId)
  if (run === undefined) return
  const actor = await personActor(ctx.db, run.personId)
  const known = await numbersDone(ctx, runId)
  let place = known.size
  for (const number of run.numbers.filter((one) => !known.has(one))) {
    if (signal?.aborted === true) return wakeAgain(ctx, run)
    place += 1
    if (!(await doOne(ctx, actor, run, number, place))) return
  }
  await ctx.db
    .updateTable('bulkRuns')
    .set({ state: 'done', endedAt: ctx.now() })
    .where('id', '=', runId)
    .where('state', '=', 'running')
    .execute()
  await sql`select pg_notify(${liveChannel}, 'bulk')`.execute(ctx.db)
}

/** Undefined for one that was cancelled, has ended or is gone. */
async function takeRun(ctx: Ctx, id: string): Promise<Run | undefined> {
  const row = await ctx.db
    .updateTable('bulkRuns')
    .set({ state: 'running' })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .returning(['id', 'personId', 'numbers', 'act', 'undoes'])
    .executeTakeFirst()
  return row && { ...row, numbers: row.numbers.map(Number), act: bulkRun.shape.act.parse(row.act) }
}

async function numbersDone(ctx: Ctx, runId: string): Promise<Set<number>> {
  const rows = await ctx.db.selectFrom('bulkResults').select('number').where('runId', '=', runId).execute()
  return new Set(rows.map(({ number }) => number))
}

/** Whether the run goes on. */
async function doOne(ctx: Ctx, actor: PersonActor | undefined, run: Run, number: number, place: number) {
  const act = actingAs(ctx, actor ?? ctx.actor)
  try {
    return await transact(act, async (work) => {
      if (!(await isRunning(work, run.id))) return false
      if (actor === undefined) throw new AppError('forbidden', 'Whoever asked for this works here no longer')
      const changed =
        run.undoes === null ? await doAct(work, actor, number, run.act) : await undoAct(work, actor, number, run.undoes)
      await keep(work, run, { number, place, outcome: run.undoes === null ? 'done' : 'undone', code: null, ...changed })
      return true
    })
  } catch (error) {
    if (isPassing(error)) throw error
    // One that breaks keeps no other back.
    if (!(error instanceof AppError))
      act.services.log.error({ err: error, number }, 'a ticket of a run could not be done')
    const nothing = { before: null, after: null, taskIds: [], replyId: null }
    const refused = { number, place, outcome: 'refused', code: codeOf(error), ...nothing }
    await transact(act, (work) => keep(work, run, refused))
    return true
  }
}

/** The row is held, so that a cancelled run ends between two tickets. */
async function isRunning(work: Work, id: string): Promise<boolean> {
  const row = await work.tx.selectFrom('bulkRuns').select('state').where('id', '=', id).forShare().executeTakeFirst()
  return row?.state === 'running'
}

interface Result {
  number: number
  place: number
  outcome: string
  code: string | null
  before: object | null
  after: object | null
  taskIds: string[]
  replyId: string | null
}

async function keep(work: Work, run: Run, { before, after, ...result }: Result): Promise<void> {
  await work.tx
    .insertInto('bulkResults')
    .values({
      ...result,
      runId: run.id,
      before: before === null ? null : JSON.stringify(before),
      after: after === null ? null : JSON.stringify(after),
    })
    .execute()
  await sql`select pg_notify(${liveChannel}, 'bulk')`.execute(work.tx)
}

/** What is wrong with a field says more than that something is. */
function codeOf(error: unknown): string {
  if (!(error instanceof AppError)) return 'internal'
  return error.faults[0]?.path ?? error.code
}

async function wakeAgain(ctx: Ctx, { id, personId }: Run): Promise<void> {
  await transact(ctx, (work) =>
    addJob(work, 'tickets:bulk', { runId: id }, { key: `bulk:${id}`, queue: `bulk:${personId}` }),
  )
}
