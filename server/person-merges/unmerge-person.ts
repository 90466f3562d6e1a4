import { changesBetween } from '../kernel/acts.ts'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { AppError } from '../kernel/errors.ts'
import { forgetLinks, type PersonRow, refreshFindText, writeMainAddress } from '../people/index.ts'
import { lockPair } from './pair.ts'
import { returnRows } from './return-rows.ts'
import {
  type OwnIdentity,
  type PersonMergeTraces,
  type Profile,
  personMergeTraces,
  profile,
  toldProfile,
} from './traces.ts'

/**
 * Takes a merge back, however long ago it was. What somebody has changed since stays as it is; what came since by one
 * of the addresses that return goes with it.
 */
export async function unmergePerson(ctx: Ctx, id: string): Promise<void> {
  await transact(ctx, async (work) => {
    const merge = await standingMerge(work, id)
    const [from, into] = await lockPair(work, id, merge.toPersonId)
    if (from.mergedIntoId !== into.id || !(await claim(work, merge.id))) throw nothingToUndo()
    if (into.mergedIntoId !== null) throw new AppError('in_use', `Take the merge of ${into.name} back first`)
    await unmerge(work, from, into, merge)
  })
}

export interface StandingMerge {
  id: string
  toPersonId: string
  mergedAt: Date
  traces: PersonMergeTraces
}

async function unmerge(work: Work, from: PersonRow, into: PersonRow, merge: StandingMerge): Promise<void> {
  const { traces } = merge
  const returned = await returnIdentities(work, from, into, traces.identities)
  const back = profileBack(profile.parse(into), traces)
  const tookIt = traces.tookPassword && into.passwordHash === from.passwordHash
  await work.tx
    .updateTable('people')
    .set({ ...back, fields: JSON.stringify(back.fields), ...(tookIt && { passwordHash: null }), updatedAt: work.now() })
    .where('id', '=', into.id)
    .execute()
  await work.tx
    .updateTable('people')
    .set({ mergedIntoId: null, isActive: traces.wasActive, updatedAt: work.now() })
    .where('id', '=', from.id)
    .execute()
  for (const one of [from, into]) {
    await writeMainAddress(work, one.id)
    await refreshFindText(work.tx, one.id)
  }
  await returnRows(work, merge, from, returned)
  // Whose links were mailed since, to which of the addresses, nobody knows any more.
  await forgetLinks(work, into.id)
  await work.record({
    action: 'person.unmerged',
    subject: `${from.name} ← ${back.name}`,
    changes: changesBetween(toldProfile(profile.parse(into)), toldProfile(back)),
  })
}

/** Those that are still the other's; what was taken away or given to a third stays so. */
async function returnIdentities(
  work: Work,
  from: PersonRow,
  into: PersonRow,
  identities: OwnIdentity[],
): Promise<OwnIdentity[]> {
  const returned: OwnIdentity[] = []
  for (const one of identities) {
    const row = await work.tx
      .updateTable('identities')
      .set({ personId: from.id, position: one.position })
      .where('kind', '=', one.kind)
      .where('value', '=', one.value)
      .where('personId', '=', into.id)
      .returning('value')
      .executeTakeFirst()
    if (row !== undefined) returned.push(one)
  }
  return returned
}

/** Who the person is without what the merge changed and nobody since. */
function profileBack(now: Profile, { into: { before, after } }: PersonMergeTraces): Profile {
  const isUntouched = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
  const undone = (field: keyof Profile) => isUntouched(now[field], after[field])
  const keys = Object.keys(before) as (keyof Profile)[]
  const back = Object.fromEntries(keys.filter(undone).map((field) => [field, before[field]]))
  const values = Object.entries(now.fields).filter(
    ([key, value]) => before.fields[key] !== undefined || !isUntouched(value, after.fields[key]),
  )
  return { ...now, ...back, fields: Object.fromEntries(values) }
}

async function standingMerge(work: Work, fromPersonId: string): Promise<StandingMerge> {
  const row = await work.tx
    .selectFrom('personMerges')
    .select(['id', 'toPersonId', 'mergedAt', 'traces'])
    .where('fromPersonId', '=', fromPersonId)
    .where('undoneAt', 'is', null)
    .executeTakeFirst()
  if (row === undefined) throw nothingToUndo()
  return { ...row, traces: personMergeTraces.parse(row.traces) }
}

/** Two who undo it at once undo it once. */
async function claim(work: Work, id: string): Promise<boolean> {
  const row = await work.tx
    .updateTable('personMerges')
    .set({ undoneAt: work.now() })
    .where('id', '=', id)
    .where('undoneAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

function nothingToUndo(): AppError {
  return new AppError('already_done', 'This person is not merged with another one')
}
