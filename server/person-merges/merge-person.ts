import type { MergeChoices } from '#contract/person-merges.ts'
import { changesBetween } from '../kernel/acts.ts'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { AppError, invalidField } from '../kernel/errors.ts'
import { type PersonRow, refreshFindText, tellVip, writeMainAddress } from '../people/index.ts'
import { carryOver } from './carry-over.ts'
import { mergedIdentities, mergedProfile } from './decide.ts'
import { identitiesOf, lockPair } from './pair.ts'
import { type PersonMergeTraces, profile, toldProfile } from './traces.ts'

interface Request {
  from: string
  into: string
  keep: MergeChoices
}

/**
 * Gives all that is one person's to another, who goes on for both. What is left is a record that says where the person
 * went; guest links and the addresses lead to whoever goes on.
 */
export async function mergePerson(ctx: Ctx, request: Request): Promise<void> {
  if (request.from === request.into) throw invalidField('into', 'same', 'A person cannot be merged with themselves')
  await transact(ctx, async (work) => {
    const [from, into] = await lockPair(work, request.from, request.into)
    refuseUnfit(from, into)
    await merge(work, from, into, request.keep)
  })
}

function refuseUnfit(from: PersonRow, into: PersonRow): void {
  if (from.mergedIntoId !== null) throw new AppError('already_done', 'This person was merged before')
  if (into.mergedIntoId !== null) throw invalidField('into', 'merged_person', 'That person was merged with another one')
  if (from.role !== 'requester' || into.role !== 'requester') {
    throw invalidField('into', 'role', 'Only requesters are merged: whoever works at the desk stays who they are')
  }
}

async function merge(work: Work, from: PersonRow, into: PersonRow, keep: MergeChoices): Promise<void> {
  const after = mergedProfile(profile.parse(from), profile.parse(into), keep)
  const own = await identitiesOf(work.tx, from.id)
  const traces: PersonMergeTraces = {
    identities: own,
    wasActive: from.isActive,
    tookPassword: into.passwordHash === null && from.passwordHash !== null,
    into: { before: profile.parse(into), after },
  }
  const id = work.newId()
  await work.tx
    .insertInto('personMerges')
    .values({
      id,
      fromPersonId: from.id,
      toPersonId: into.id,
      traces: JSON.stringify(traces),
      mergedBy: work.actor.kind === 'person' ? work.actor.id : null,
      mergedAt: work.now(),
    })
    .execute()
  await giveIdentities(work, from, into, keep)
  await endPerson(work, from, into)
  await work.tx
    .updateTable('people')
    .set({
      ...after,
      fields: JSON.stringify(after.fields),
      passwordHash: into.passwordHash ?? from.passwordHash,
      updatedAt: work.now(),
    })
    .where('id', '=', into.id)
    .execute()
  await writeMainAddress(work, into.id)
  for (const one of [from, into]) await refreshFindText(work.tx, one.id)
  await carryOver(work, id, from, into.id)
  await work.record({
    action: 'person.merged',
    subject: `${from.name} → ${after.name}`,
    changes: changesBetween(toldProfile(traces.into.before), toldProfile(after)),
  })
  await tellVip(work, { personId: into.id }, into, after)
}

async function giveIdentities(work: Work, from: PersonRow, into: PersonRow, keep: MergeChoices): Promise<void> {
  const [own, theirs] = [await identitiesOf(work.tx, from.id), await identitiesOf(work.tx, into.id)]
  for (const { kind, value, position } of mergedIdentities(own, theirs, keep)) {
    await work.tx
      .updateTable('identities')
      .set({ personId: into.id, position })
      .where('kind', '=', kind)
      .where('value', '=', value)
      .execute()
  }
}

async function endPerson(work: Work, from: PersonRow, into: PersonRow): Promise<void> {
  await work.tx
    .updateTable('people')
    .set({ mergedIntoId: into.id, email: null, isActive: false, updatedAt: work.now() })
    .where('id', '=', from.id)
    .execute()
}
