import { type Selectable, sql } from 'kysely'
import {
  type EscalationAction,
  type EscalationStep,
  type EscalationStepDraft,
  escalationStep,
} from '#contract/escalation.ts'
import { personOf } from '../kernel/actor.ts'
import { changesBetween } from '../kernel/acts.ts'
import type { Db, Tx, Work } from '../kernel/context.ts'
import { found, invalidField } from '../kernel/errors.ts'
import type { EscalationSteps } from '../kernel/tables.ts'
import { addJob } from '../platform/jobs.ts'
import { isTeam } from '../teams/index.ts'

export async function listSteps(db: Db | Tx, policyId: string): Promise<EscalationStep[]> {
  await getPolicy(db, policyId)
  return (await selectSteps(db).where('policyId', '=', policyId).execute()).map(presentStep)
}

export function selectSteps(db: Db | Tx) {
  return db.selectFrom('escalationSteps').selectAll().where('removedAt', 'is', null).orderBy('position')
}

export function presentStep({ id, clock, at, level, actions }: Selectable<EscalationSteps>): EscalationStep {
  return escalationStep.parse({ id, clock, at, level, actions })
}

/** Those that stay keep their id, and so do not fire again; what is gone stays for the tickets where it fired. */
export async function putSteps(work: Work, policyId: string, drafts: EscalationStepDraft[]): Promise<EscalationStep[]> {
  const { name, isInternal } = await getPolicy(work.tx, policyId)
  const strange = drafts.findIndex(({ clock }) => (clock === 'team_time') !== isInternal)
  if (strange >= 0) throw invalidField(`steps.${strange}.clock`, 'unknown', 'Name a clock that it gives a time to')
  await sql`select from sla_policies where id = ${policyId} for no key update`.execute(work.tx)
  const before = await listSteps(work.tx, policyId)
  for (const [index, { actions }] of drafts.entries())
    for (const [place, action] of actions.entries())
      await checkAction(work.tx, action, `steps.${index}.actions.${place}`)
  const kept = drafts.flatMap(({ id }) => id ?? [])
  const foreign = kept.find((id) => !before.some((step) => step.id === id))
  if (foreign !== undefined) throw invalidField('steps', 'unknown', 'A step with an id is one that this policy has')
  await work.tx
    .updateTable('escalationSteps')
    .set({ removedAt: work.now() })
    .where('policyId', '=', policyId)
    .where('removedAt', 'is', null)
    .$if(kept.length > 0, (query) => query.where('id', 'not in', kept))
    .execute()
  for (const [position, draft] of drafts.entries()) await keepStep(work, policyId, position, draft, before)
  const after = await listSteps(work.tx, policyId)
  const changes = changesBetween({ escalation: before }, { escalation: after })
  await work.record({ action: 'sla_policy.changed', subject: name, changes })
  await addJob(work, 'escalation:plan', { policyId }, { key: `escalation:plan:${policyId}` })
  return after
}

async function keepStep(
  work: Work,
  policyId: string,
  position: number,
  { id, clock, at, level, actions }: EscalationStepDraft,
  before: EscalationStep[],
): Promise<void> {
  const columns = { position, level, actions: JSON.stringify(actions) }
  const same = before.find((step) => step.id === id)
  const isSameMoment = same?.clock === clock && JSON.stringify(same.at) === JSON.stringify(at)
  if (same !== undefined && isSameMoment) {
    await work.tx.updateTable('escalationSteps').set(columns).where('id', '=', same.id).execute()
    return
  }
  // Another moment is another step: it has not fired yet, and does so for what comes after.
  if (same !== undefined)
    await work.tx.updateTable('escalationSteps').set({ removedAt: work.now() }).where('id', '=', same.id).execute()
  await work.tx
    .insertInto('escalationSteps')
    .values({
      id: work.newId(),
      policyId,
      clock,
      at: JSON.stringify(at),
      authorId: personOf(work.actor).id,
      createdAt: work.now(),
      ...columns,
    })
    .execute()
}

async function checkAction(tx: Tx, action: EscalationAction, path: string): Promise<void> {
  switch (action.kind) {
    case 'notify_person':
    case 'add_follower': {
      const person = await tx
        .selectFrom('people')
        .select('id')
        .where('id', '=', action.personId)
        .where('role', '<>', 'requester')
        .where('isActive', '=', true)
        .executeTakeFirst()
      if (person === undefined) throw invalidField(`${path}.personId`, 'unknown', 'Name an active agent')
      return
    }
    case 'move_to_team':
      if (!(await isTeam(tx, action.teamId))) throw invalidField(`${path}.teamId`, 'unknown', 'Name a team')
      return
    case 'run_macro': {
      // A personal one may change unseen, and is nobody else's to rely on.
      const macro = await tx
        .selectFrom('macros')
        .select('id')
        .where('id', '=', action.macroId)
        .where('ownerId', 'is', null)
        .executeTakeFirst()
      if (macro === undefined) throw invalidField(`${path}.macroId`, 'unknown', 'Name a macro that is shared')
      return
    }
    case 'call_webhook': {
      const webhook = await tx.selectFrom('webhooks').select('id').where('id', '=', action.webhookId).executeTakeFirst()
      if (webhook === undefined) throw invalidField(`${path}.webhookId`, 'unknown', 'Name a webhook')
      return
    }
    default:
      return
  }
}

async function getPolicy(db: Db | Tx, id: string): Promise<{ name: string; isInternal: boolean }> {
  return found(
    await db
      .selectFrom('slaPolicies')
      .select(['name', 'isInternal'])
      .where('id', '=', id)
      .where('removedAt', 'is', null)
      .executeTakeFirst(),
    'Policy',
  )
}
