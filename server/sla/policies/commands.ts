import { sql } from 'kysely'
import type { Input } from '#contract/operation.ts'
import { mostPolicies, type PolicyDraft, type SlaPolicy, type SlaTerms, type sla, slaTerms } from '#contract/sla.ts'
import { changesBetween } from '../../kernel/acts.ts'
import type { Work } from '../../kernel/context.ts'
import { AppError, invalidField } from '../../kernel/errors.ts'
import { checkTerms } from './check.ts'
import { getPolicy, listPolicies } from './queries.ts'

type PolicyChange = Input<typeof sla.update>['body']

export async function addPolicy(work: Work, draft: PolicyDraft): Promise<SlaPolicy> {
  await lockPolicies(work)
  const others = await listPolicies(work.tx)
  if (others.length >= mostPolicies) {
    throw invalidField('name', 'too_many', `There are ${mostPolicies} policies already: remove one`)
  }
  const id = work.newId()
  await refuseTakenName(work, id, draft.name)
  await checkTerms(work.tx, draft)
  const versionId = work.newId()
  await work.tx
    .insertInto('slaPolicies')
    .values({
      id,
      name: draft.name,
      description: draft.description,
      isOn: draft.isOn,
      position: others.length,
      versionId,
      createdAt: work.now(),
      updatedAt: work.now(),
    })
    .execute()
  await addVersion(work, { id: versionId, policyId: id, number: 1, terms: draft })
  const policy = await getPolicy(work.tx, id)
  await work.record({
    action: 'sla_policy.created',
    subject: policy.name,
    changes: changesBetween({}, told(policy)),
  })
  return policy
}

export async function changePolicy(work: Work, id: string, change: PolicyChange): Promise<SlaPolicy> {
  await lockPolicies(work)
  const before = await getPolicy(work.tx, id)
  const { name = before.name, description = before.description, isOn = before.isOn } = change
  await refuseTakenName(work, id, name)
  if (before.isOn && !isOn) await refuseNamed(work, id)
  const terms = slaTerms.parse({ ...before, ...change })
  const isNew = JSON.stringify(terms) !== JSON.stringify(slaTerms.parse(before))
  const versionId = isNew ? work.newId() : undefined
  if (versionId !== undefined) {
    await checkTerms(work.tx, terms)
    await addVersion(work, { id: versionId, policyId: id, number: before.version + 1, terms })
  }
  await work.tx
    .updateTable('slaPolicies')
    .set({ name, description, isOn, updatedAt: work.now(), ...(versionId !== undefined && { versionId }) })
    .where('id', '=', id)
    .execute()
  const after = await getPolicy(work.tx, id)
  const changes = changesBetween(told(before), told(after))
  if (changes.length > 0) await work.record({ action: 'sla_policy.changed', subject: after.name, changes })
  return after
}

/** Its versions stay, for the tickets that have them. One that a service names is not removed. */
export async function removePolicy(work: Work, id: string): Promise<void> {
  await lockPolicies(work)
  const policy = await getPolicy(work.tx, id)
  await refuseNamed(work, id)
  await work.tx.updateTable('slaPolicies').set({ removedAt: work.now(), isOn: false }).where('id', '=', id).execute()
  await work.record({ action: 'sla_policy.removed', subject: policy.name })
}

export async function arrangePolicies(work: Work, ids: readonly string[]): Promise<SlaPolicy[]> {
  await lockPolicies(work)
  const before = await listPolicies(work.tx)
  const named = ids.flatMap((id) => before.find((policy) => policy.id === id) ?? [])
  const order = [...new Set([...named, ...before])]
  for (const [position, { id }] of order.entries()) {
    await work.tx.updateTable('slaPolicies').set({ position }).where('id', '=', id).execute()
  }
  const changes = changesBetween({ order: before.map(({ name }) => name) }, { order: order.map(({ name }) => name) })
  if (changes.length > 0) await work.record({ action: 'sla_policy.sorted', subject: '', changes })
  return listPolicies(work.tx)
}

/** What is promised from now on; the caller has the policy point at it. */
export async function addVersion(
  work: Work,
  version: { id: string; policyId: string; number: number; terms: SlaTerms },
): Promise<void> {
  const { terms, ...columns } = version
  await work.tx
    .insertInto('slaVersions')
    .values({
      ...columns,
      terms: JSON.stringify(slaTerms.parse(terms)),
      calendarId: terms.calendarId,
      authorId: work.actor.kind === 'person' ? work.actor.id : null,
      createdAt: work.now(),
    })
    .execute()
}

/** Kept one at a time, so that the checks still hold when one is written. */
export async function lockPolicies(work: Work): Promise<void> {
  await sql`lock table sla_policies in share row exclusive mode`.execute(work.tx)
}

/** Locked first: a service that is just coming to name it is waited for. */
async function refuseNamed(work: Work, id: string): Promise<void> {
  await work.tx.selectFrom('slaPolicies').select('id').where('id', '=', id).forUpdate().execute()
  const user = work.tx.selectFrom('services').select('id').where('slaPolicyId', '=', id).limit(1)
  if ((await user.executeTakeFirst()) !== undefined)
    throw new AppError('in_use', 'Services of the catalogue name this policy: give them another one first')
}

async function refuseTakenName(work: Work, id: string, name: string): Promise<void> {
  const other = await work.tx
    .selectFrom('slaPolicies')
    .select('id')
    .where('id', '<>', id)
    .where('removedAt', 'is', null)
    .where('isInternal', '=', false)
    .where(sql`lower(name)`, '=', sql`lower(${name})`)
    .executeTakeFirst()
  if (other !== undefined) throw new AppError('name_taken', 'Another policy has this name')
}

function told({ name, description, isOn, condition, calendarId, targets, pausesOnHold, warnPercent }: SlaPolicy) {
  return { name, description, isOn, condition, calendarId, targets, pausesOnHold, warnPercent }
}
