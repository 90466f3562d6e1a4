import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { type bulk, mostInBulk } from '#contract/bulk.ts'
import type { PersonActor } from '../kernel/actor.ts'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { AppError, invalidField, notFound } from '../kernel/errors.ts'
import { addJob } from '../platform/jobs.ts'
import { ticketsVisibleTo } from '../tickets/index.ts'
import { openView } from '../views/index.ts'
import { getRun } from './queries.ts'

type Request = z.output<typeof bulk.start.body>

export async function startRun(ctx: Ctx, actor: PersonActor, request: Request): Promise<string> {
  const { numbers, view, ...act } = request
  const wanted = numbers === undefined ? await numbersOfView(ctx, actor, view) : [...new Set(numbers)]
  if (wanted.length === 0) throw invalidField('view', 'empty', 'There is no ticket in this view')
  return transact(ctx, (work) => addRun(work, actor, { act, numbers: wanted, undoes: null }))
}

/** As it is now: what comes into the view later is not changed. */
async function numbersOfView(ctx: Ctx, actor: PersonActor, view: Request['view']): Promise<number[]> {
  if (view === undefined) throw notFound('View')
  const visible = ticketsVisibleTo(actor)
  const conditions: RawBuilder<boolean>[] = [
    ...(await openView(ctx, actor, view)).conditions,
    ...(visible === undefined ? [] : [visible]),
  ]
  const { rows } = await sql<{ number: number }>`
    select t.number from tickets as t where ${sql.join(conditions, sql` and `)}
    order by t.updated_at desc, t.id desc limit ${mostInBulk + 1}`.execute(ctx.db)
  if (rows.length > mostInBulk) {
    throw invalidField('view', 'too_many', `This view has more than ${mostInBulk} tickets; narrow it down`)
  }
  return rows.map(({ number }) => number)
}

/** Puts back what a run changed, once. */
export async function undoRun(ctx: Ctx, actor: PersonActor, id: string): Promise<string> {
  const run = await getRun(ctx, id)
  if (!run.can.undo) throw new AppError('already_done', 'Nothing of this run can be put back, or it is being put back')
  return transact(ctx, async (work) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`bulk:undo:${id}`}, 0))`.execute(work.tx)
    const before = await work.tx.selectFrom('bulkRuns').select('id').where('undoes', '=', id).executeTakeFirst()
    if (before !== undefined) throw new AppError('already_done', 'This run is being put back')
    const done = await work.tx
      .selectFrom('bulkResults')
      .select('number')
      .where('runId', '=', id)
      .where('outcome', '=', 'done')
      .orderBy('place', 'desc')
      .execute()
    return addRun(work, actor, { act: {}, numbers: done.map(({ number }) => number), undoes: id })
  })
}

export async function cancelRun(ctx: Ctx, id: string): Promise<void> {
  await getRun(ctx, id)
  const row = await ctx.db
    .updateTable('bulkRuns')
    .set({ state: 'cancelled', endedAt: ctx.now() })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) throw new AppError('already_done', 'This run has ended')
}

interface NewRun {
  act: object
  numbers: number[]
  undoes: string | null
}

/** A run that is worked off once the transaction is over. */
export async function addRun(work: Work, actor: PersonActor, { act, numbers, undoes }: NewRun): Promise<string> {
  const id = work.newId()
  await work.tx
    .insertInto('bulkRuns')
    .values({ id, personId: actor.id, act: JSON.stringify(act), numbers, undoes, createdAt: work.now() })
    .execute()
  // A person's runs are done one after the other, so that undoing never meets what it undoes.
  await addJob(work, 'tickets:bulk', { runId: id }, { key: `bulk:${id}`, queue: `bulk:${actor.id}` })
  return id
}
