import type { ApprovalDeputy, approvalVotes } from '#contract/approvals.ts'
import type { Input } from '#contract/operation.ts'
import type { PersonActor } from '../kernel/actor.ts'
import { type Ctx, type Db, type Tx, transact } from '../kernel/context.ts'
import { invalidField } from '../kernel/errors.ts'
import { addJob } from '../platform/jobs.ts'
import { findSomebody } from './somebody.ts'

type DeputyDraft = Input<typeof approvalVotes.changeDeputy>['body']

/** Who stands in for whom at this moment; a deputy who has left stands in for nobody. */
export async function activeDeputies(db: Db | Tx, now: Date): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('approvalDeputies as d')
    .innerJoin('people as p', 'p.id', 'd.deputyId')
    .select(['d.personId', 'd.deputyId'])
    .where('d.fromAt', '<=', now)
    .where('d.untilAt', '>', now)
    .where('p.isActive', '=', true)
    .execute()
  return new Map(rows.map(({ personId, deputyId }) => [personId, deputyId]))
}

/** Null also once it is over. */
export async function findDeputy(ctx: Ctx, personId: string): Promise<ApprovalDeputy | null> {
  const row = await ctx.db
    .selectFrom('approvalDeputies as d')
    .innerJoin('people as p', 'p.id', 'd.deputyId')
    .select(['p.id', 'p.name', 'd.fromAt', 'd.untilAt'])
    .where('d.personId', '=', personId)
    .where('d.untilAt', '>', ctx.now())
    .executeTakeFirst()
  if (row === undefined) return null
  const { id, name, fromAt, untilAt } = row
  return { person: { id, name }, from: fromAt.toISOString(), until: untilAt.toISOString() }
}

export async function keepDeputy(ctx: Ctx, actor: PersonActor, draft: DeputyDraft): Promise<void> {
  await transact(ctx, async (work) => {
    const deputy = await findSomebody(work, actor, draft)
    if (deputy.id === actor.id) throw invalidField(deputy.field, 'invalid', 'Choose somebody else')
    const [fromAt, untilAt] = [new Date(draft.from), new Date(draft.until)]
    if (untilAt <= work.now()) throw invalidField('until', 'past', 'It would be over already')
    const values = { deputyId: deputy.id, fromAt, untilAt }
    await work.tx
      .insertInto('approvalDeputies')
      .values({ personId: actor.id, ...values })
      .onConflict((conflict) => conflict.column('personId').doUpdateSet(values))
      .execute()
    await work.record({
      action: 'approval_deputy.changed',
      subject: actor.name,
      changes: [
        { field: 'deputy', from: null, to: deputy.name },
        { field: 'from', from: null, to: draft.from },
        { field: 'until', from: null, to: draft.until },
      ],
    })
    await addJob(
      work,
      'approvals:deputy',
      { personId: actor.id },
      { key: `approval:deputy:${actor.id}`, runAt: fromAt },
    )
  })
}

export async function removeDeputy(ctx: Ctx, actor: PersonActor): Promise<void> {
  await transact(ctx, async (work) => {
    const gone = await work.tx
      .deleteFrom('approvalDeputies')
      .where('personId', '=', actor.id)
      .returning('deputyId')
      .executeTakeFirst()
    if (gone !== undefined) await work.record({ action: 'approval_deputy.removed', subject: actor.name })
  })
}
