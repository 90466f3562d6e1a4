import { sql } from 'kysely'
import type { Input } from '#contract/operation.ts'
import type { people } from '#contract/people.ts'
import { changesBetween } from '../kernel/acts.ts'
import type { Tx, Work } from '../kernel/context.ts'
import { authorize, found, invalidField } from '../kernel/errors.ts'
import { claimIdentity, organizationOfAddress, refreshFindText, taken, writeMainAddress } from './identities.ts'
import { phoneDigits } from './phone-digits.ts'
import { canEditPerson, refuseMerged } from './policy.ts'
import { getPerson, type ListedPerson } from './queries.ts'
import { roleOf } from './schema.ts'
import { forgetLinks } from './sign-in/mailed-links.ts'
import { toldPerson } from './told.ts'

type Draft = Input<typeof people.addIdentity>['body']
type Change = Input<typeof people.changeIdentity>['body']
type Key = Pick<Input<typeof people.changeIdentity>['params'], 'kind' | 'value'>

/** One more address or number, after those that the person has; the first one is the main one. */
export async function addIdentity(work: Work, personId: string, { kind, value: label, usage }: Draft) {
  return changing(work, personId, async () => {
    const value = kind === 'phone' ? phoneDigits(label) : label
    if (value === '') throw invalidField('value', 'invalid', 'A phone number has digits')
    const position = await nextPosition(work.tx, personId, kind)
    if (!(await claimIdentity(work.tx, { kind, value, personId, label, position }))) {
      throw taken('value', `${label} is already somebody’s; merge the two if they are the same person`)
    }
    await setUsage(work.tx, { kind, value }, usage)
  })
}

export async function changeIdentity(work: Work, personId: string, key: Key, change: Change) {
  return changing(work, personId, async (before) => {
    found(findIn(before, key), 'Identity')
    if (change.usage !== undefined) await setUsage(work.tx, key, change.usage)
    if (change.isMain === true) await putFirst(work.tx, personId, key)
  })
}

export async function removeIdentity(work: Work, personId: string, key: Key) {
  return changing(work, personId, async (before) => {
    found(findIn(before, key), 'Identity')
    const isLast = key.kind === 'email' && before.identities.filter(({ kind }) => kind === 'email').length === 1
    if (isLast && before.role !== 'requester') {
      throw invalidField('value', 'required', 'Who works here needs an address')
    }
    await work.tx.deleteFrom('identities').where('kind', '=', key.kind).where('value', '=', key.value).execute()
    // What was mailed there must open nothing any more.
    if (key.kind === 'email') await forgetLinks(work, personId)
  })
}

/** Does it if the caller may, and brings in step what follows from the addresses. */
async function changing(
  work: Work,
  personId: string,
  act: (before: ListedPerson) => Promise<void>,
): Promise<ListedPerson> {
  const { tx } = work
  const locked = tx.selectFrom('people').select('id').where('id', '=', personId).forNoKeyUpdate()
  found(await locked.executeTakeFirst(), 'Person')
  const before = await getPerson(tx, personId)
  refuseMerged(before)
  authorize(canEditPerson(work.actor, { role: roleOf(before) }), 'change this person')
  await act(before)
  await followMainAddress(work, before)
  await refreshFindText(tx, personId)
  const after = await getPerson(tx, personId)
  const changes = changesBetween(toldPerson(before), toldPerson(after))
  if (changes.length > 0) await work.record({ action: 'person.changed', subject: after.name, changes })
  return after
}

/** The main address is the first one; who belongs nowhere yet belongs where it says. */
async function followMainAddress(work: Work, before: ListedPerson): Promise<void> {
  const email = await writeMainAddress(work, before.id)
  if (email === null || email === before.email || before.organizationId !== null) return
  const organizationId = await organizationOfAddress(work.tx, email)
  await work.tx.updateTable('people').set({ organizationId }).where('id', '=', before.id).execute()
}

function findIn({ identities }: ListedPerson, { kind, value }: Key) {
  return identities.find((one) => one.kind === kind && one.value === value)
}

async function nextPosition(tx: Tx, personId: string, kind: Key['kind']): Promise<number> {
  const row = await tx
    .selectFrom('identities')
    .select(sql<number>`coalesce(max(position) + 1, 0)`.as('next'))
    .where('personId', '=', personId)
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow()
  return row.next
}

async function setUsage(tx: Tx, { kind, value }: Key, usage: Draft['usage']): Promise<void> {
  await tx.updateTable('identities').set({ usage }).where('kind', '=', kind).where('value', '=', value).execute()
}

async function putFirst(tx: Tx, personId: string, { kind, value }: Key): Promise<void> {
  await sql`update identities as i set position = s.place - 1 from (
      select value, row_number() over (order by value <> ${value}, position, value) as place
      from identities where person_id = ${personId} and kind = ${kind}) as s
    where i.kind = ${kind} and i.value = s.value`.execute(tx)
}
