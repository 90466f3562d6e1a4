import type { SlaApplication } from '#contract/sla.ts'
import { type Ctx, transact } from '../../kernel/context.ts'
import { AppError, found } from '../../kernel/errors.ts'
import { addJob } from '../../platform/jobs.ts'
import { readLivePolicies } from '../choose.ts'
import { countCandidates } from './candidates.ts'

/** Begins to put the policies, as they are now, on unsolved tickets. */
export async function startApplication(ctx: Ctx): Promise<SlaApplication> {
  await transact(ctx, async (work) => {
    const policies = await readLivePolicies(work.tx)
    const id = work.newId()
    const row = await work.tx
      .insertInto('slaApplications')
      .values({
        id,
        total: await countCandidates(work.tx, policies, work.now()),
        startedBy: work.actor.kind === 'person' ? work.actor.id : null,
        createdAt: work.now(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (row === undefined)
      throw new AppError('already_done', 'The policies are being applied already: wait for the end')
    await addJob(work, 'sla:apply', { id }, { key: `sla:apply:${id}` })
    await work.record({ action: 'sla_policy.applied', subject: policies.map(({ name }) => name).join(', ') })
  })
  return found(await latestApplication(ctx), 'Application')
}

export async function latestApplication(ctx: Ctx): Promise<SlaApplication | undefined> {
  const row = await ctx.db
    .selectFrom('slaApplications as a')
    .leftJoin('people as p', 'p.id', 'a.startedBy')
    .selectAll('a')
    .select(['p.name', 'p.email', 'p.role'])
    .orderBy('a.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return undefined
  return {
    id: row.id,
    // The database's check holds the column to these words.
    state: row.state as SlaApplication['state'],
    total: row.total,
    done: row.done,
    startedBy:
      row.startedBy === null
        ? null
        : { id: row.startedBy, name: row.name ?? '', email: row.email, role: row.role as 'admin' },
    createdAt: row.createdAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  }
}
