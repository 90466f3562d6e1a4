import { CsvError } from 'csv-parse'
import { sql } from 'kysely'
import { z } from 'zod'
import { type CustomerImport, importColumn } from '#contract/customer-imports.ts'
import { listFields } from '../fields/index.ts'
import { actingAs, type Ctx, transact, type Work } from '../kernel/context.ts'
import { personActor } from '../people/index.ts'
import { isPassing } from '../platform/passing.ts'
import { liveChannel } from '../tickets/index.ts'
import { wake } from './commands.ts'
import { type CsvRow, readRows } from './csv-file.ts'
import { type Planner, plannerOf } from './planner.ts'
import { settle } from './settle.ts'

const payloadShape = z.object({ importId: z.uuid() })

/** So many rows are one transaction: what a cut-off job has to do again. */
const rowsAtOnce = 100

/**
 * Works an import off: its preview, or what that showed. Rows, results and how far it came are written together, so
 * that after a crash the rest is done, and nothing twice.
 */
export async function runCustomerImport(ctx: Ctx, payload: unknown, signal: AbortSignal | undefined): Promise<void> {
  const { importId } = payloadShape.parse(payload)
  const run = await readRun(ctx, importId)
  if (run === undefined) return
  const actor = await personActor(ctx.db, run.personId)
  if (actor === undefined) return end(ctx, run, 'failed')
  try {
    const isThrough = await workThrough(actingAs(ctx, actor), run, signal)
    if (isThrough) await end(ctx, run, run.state === 'applying' ? 'done' : 'previewed')
    else if (signal?.aborted === true) await transact(ctx, (work) => wake(work, run.id))
  } catch (error) {
    if (isPassing(error) || !(error instanceof CsvError)) throw error
    ctx.services.log.info({ err: error }, 'a file that is imported breaks off')
    await end(ctx, run, 'failed')
  }
}

export type Run = NonNullable<Awaited<ReturnType<typeof readRun>>>

async function readRun(ctx: Ctx, id: string) {
  const row = await ctx.db
    .selectFrom('customerImports')
    .selectAll()
    .where('id', '=', id)
    .where('state', 'in', ['previewing', 'applying'])
    .executeTakeFirst()
  if (row === undefined) return undefined
  // The database's checks hold these columns to the contract's words.
  const { subject, state, delimiter, charset } = row as unknown as CustomerImport
  const targets = z
    .array(importColumn)
    .parse(row.columns)
    .map(({ target }) => target)
  return { ...row, subject, state, delimiter, charset, targets }
}

/** False when it was stopped. */
async function workThrough(ctx: Ctx, run: Run, signal: AbortSignal | undefined): Promise<boolean> {
  const planner = plannerOf(run, await listFields(ctx.db, run.subject))
  let batch: CsvRow[] = []
  let last = 1
  for await (const one of readRows(await ctx.services.files.open(run.sha256), run)) {
    if (one.row === 1) continue
    last = one.row
    // What was done before a crash is only remembered, to know what comes twice.
    if (one.row <= run.done) planner.remember(one)
    else batch.push(one)
    if (batch.length < rowsAtOnce) continue
    if (signal?.aborted === true || !(await workOff(ctx, run, planner, batch))) return false
    batch = []
  }
  if (batch.length > 0 && !(await workOff(ctx, run, planner, batch))) return false
  await ctx.db.updateTable('customerImports').set({ total: last }).where('id', '=', run.id).execute()
  return true
}

/** Whether it goes on. */
async function workOff(ctx: Ctx, run: Run, planner: Planner, batch: CsvRow[]): Promise<boolean> {
  return transact(ctx, async (work) => {
    if (!(await isGoingOn(work, run))) return false
    const plans = await planner.plan(work, batch)
    const settled = run.state === 'applying' ? await settle(work, plans) : plans
    const rows = settled.map(({ row, outcome, name, changes, code }) => ({
      importId: run.id,
      rowNumber: row,
      outcome,
      name,
      changes: JSON.stringify(changes),
      code,
    }))
    await work.tx
      .insertInto('customerImportRows')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['importId', 'rowNumber']).doUpdateSet((eb) => ({
          outcome: eb.ref('excluded.outcome'),
          name: eb.ref('excluded.name'),
          changes: eb.ref('excluded.changes'),
          code: eb.ref('excluded.code'),
        })),
      )
      .execute()
    const done = batch.at(-1)?.row ?? run.done
    await work.tx.updateTable('customerImports').set({ done }).where('id', '=', run.id).execute()
    await ring(work)
    return true
  })
}

/** The row is held, so that a cancelled import ends between two batches. */
async function isGoingOn(work: Work, { id, state }: Run): Promise<boolean> {
  const query = work.tx.selectFrom('customerImports').select('state').where('id', '=', id).forNoKeyUpdate()
  return (await query.executeTakeFirst())?.state === state
}

async function end(ctx: Ctx, run: Run, state: 'previewed' | 'done' | 'failed'): Promise<void> {
  const endedAt = state === 'previewed' ? null : ctx.now()
  await transact(ctx, async (work) => {
    const row = await work.tx
      .updateTable('customerImports')
      .set({ state, endedAt })
      .where('id', '=', run.id)
      .where('state', '=', run.state)
      .returning('id')
      .executeTakeFirst()
    if (row !== undefined && state === 'done') {
      await work.record({ action: 'customers.imported', subject: run.filename, actorId: run.personId })
    }
    await ring(work)
  })
}

async function ring(work: Work): Promise<void> {
  await sql`select pg_notify(${liveChannel}, 'import')`.execute(work.tx)
}
