import { sql } from 'kysely'
import { z } from 'zod'
import { type Ctx, transact } from '../../kernel/context.ts'
import { addJob } from '../../platform/jobs.ts'
import { isPassing } from '../../platform/passing.ts'
import { type Cause, liveChannel } from '../../tickets/index.ts'
import { applyPolicy, readStanding } from '../apply-policy.ts'
import { chooseVersion, readLivePolicies } from '../choose.ts'
import { refreshClocks } from '../refresh.ts'
import { listCandidates } from './candidates.ts'

const payloadShape = z.object({ id: z.uuid() })
const atOnce = 500
/** So often its progress is told. */
const toldEvery = 50

/**
 * Puts the policies, as they are now, on unsolved tickets. Each ticket is a transaction of its own, so that nobody
 * waits for long; after a crash the rest is done, as what was done is no candidate any more.
 */
export async function runApplication(ctx: Ctx, payload: unknown, signal: AbortSignal | undefined): Promise<void> {
  const { id } = payloadShape.parse(payload)
  const run = await begin(ctx, id)
  if (run === undefined) return
  const cause: Cause = { kind: 'person', personId: run.startedBy ?? '', isQuiet: false }
  let after: string | undefined
  for (;;) {
    const policies = await readLivePolicies(ctx.db)
    const page = { now: ctx.now(), limit: atOnce, ...(after !== undefined && { after }) }
    const ids = await listCandidates(ctx.db, policies, page)
    if (ids.length === 0) break
    let done = 0
    for (const ticketId of ids) {
      if (signal?.aborted === true) return goOnLater(ctx, id, done)
      await applyTo(ctx, ticketId, run.startedBy === null ? { kind: 'system', job: 'sla:apply' } : cause)
      done += 1
      if (done % toldEvery === 0) await tellProgress(ctx, id, toldEvery)
    }
    await tellProgress(ctx, id, done % toldEvery)
    after = ids.at(-1)
  }
  await ctx.db.updateTable('slaApplications').set({ state: 'done', endedAt: ctx.now() }).where('id', '=', id).execute()
  await sql`select pg_notify(${liveChannel}, 'sla')`.execute(ctx.db)
}

async function begin(ctx: Ctx, id: string) {
  return ctx.db
    .updateTable('slaApplications')
    .set({ state: 'running' })
    .where('id', '=', id)
    .where('state', '<>', 'done')
    .returning(['id', 'startedBy'])
    .executeTakeFirst()
}

/** Asks again which policy applies, under the lock: much may have changed since the page was read. */
async function applyTo(ctx: Ctx, ticketId: string, cause: Cause): Promise<void> {
  try {
    await transact(ctx, async (work) => {
      await work.tx.selectFrom('tickets').select('id').where('id', '=', ticketId).forUpdate().execute()
      const policies = await readLivePolicies(work.tx)
      const before = await readStanding(work, ticketId)
      const after = await chooseVersion(work.tx, policies, ticketId, work.now())
      if (after?.versionId === before?.versionId) return
      await applyPolicy(work, ticketId, before, after, cause)
      await refreshClocks(work, ticketId)
    })
  } catch (error) {
    if (isPassing(error)) throw error
    // One that breaks keeps no other back.
    ctx.services.log.error({ err: error, ticketId }, 'a policy could not be put on a ticket')
  }
}

async function tellProgress(ctx: Ctx, id: string, count: number): Promise<void> {
  if (count === 0) return
  await ctx.db
    .updateTable('slaApplications')
    .set({ done: sql`least(total, done + ${count})` })
    .where('id', '=', id)
    .execute()
  await sql`select pg_notify(${liveChannel}, 'sla')`.execute(ctx.db)
}

async function goOnLater(ctx: Ctx, id: string, done: number): Promise<void> {
  await tellProgress(ctx, id, done % toldEvery)
  await transact(ctx, (work) => addJob(work, 'sla:apply', { id }, { key: `sla:apply:${id}` }))
}
