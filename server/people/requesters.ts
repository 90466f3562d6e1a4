import { sql } from 'kysely'
import type { Language } from '#contract/common.ts'
import type { Work } from '../kernel/context.ts'
import { normalAddress } from './addresses.ts'
import { claimIdentity, findPersonByAddress, organizationOfAddress, refreshFindText } from './identities.ts'
import { nameFromAddress, readName } from './names.ts'
import { findOrMakeOrganization } from './organizations/by-domain.ts'
import { phoneDigits } from './phone-digits.ts'
import { deskLanguage } from './queries.ts'
import type { PersonRow } from './schema.ts'

export interface Writer {
  email: string
  name?: string | undefined
  language?: Language | undefined
  phone?: string | undefined
  /** Whether a domain that nobody has yet becomes an organization: not for machines, nor for what strangers type in. */
  makesOrganization?: boolean | undefined
}

/** The person who writes from an address; made when nobody is known there, and only once however many ask. */
export async function findOrCreateRequester(work: Work, who: Writer): Promise<PersonRow> {
  const email = normalAddress(who.email)
  const person = (await findPersonByAddress(work.tx, email)) ?? (await createRequester(work, { ...who, email }))
  const named = await improveName(work, person, who.name)
  if (who.phone !== undefined) await recognisePhone(work, person.id, who.phone)
  return named
}

/** Remembers a number as the person's, unless it is already somebody's. */
export async function recognisePhone(work: Work, personId: string, phone: string): Promise<void> {
  const value = phoneDigits(phone)
  if (value === '') return
  const row = await work.tx
    .insertInto('identities')
    .values({
      kind: 'phone',
      value,
      personId,
      label: phone.trim(),
      position: sql<number>`(select coalesce(max(position) + 1, 0) from identities
        where person_id = ${personId} and kind = 'phone')`,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('value')
    .executeTakeFirst()
  if (row !== undefined) await refreshFindText(work.tx, personId)
}

async function createRequester(work: Work, who: Writer): Promise<PersonRow> {
  const { tx } = work
  const person = await tx
    .insertInto('people')
    .values({
      id: work.newId(),
      name: readName(who.name, who.email) ?? nameFromAddress(who.email),
      email: who.email,
      language: who.language ?? (await deskLanguage(tx)),
      organizationId: await (who.makesOrganization === true
        ? findOrMakeOrganization(work, who.email)
        : organizationOfAddress(tx, who.email)),
      createdAt: work.now(),
      updatedAt: work.now(),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  const identity = { kind: 'email', value: who.email, label: who.email, personId: person.id, position: 0 } as const
  if (await claimIdentity(tx, identity)) {
    await refreshFindText(tx, person.id)
    return person
  }
  // Somebody else made the same person meanwhile and has committed: claiming waited for that.
  await tx.deleteFrom('people').where('id', '=', person.id).execute()
  const winner = await findPersonByAddress(tx, who.email)
  if (winner === undefined) throw new Error(`The person at ${who.email} vanished while being looked up`)
  return winner
}

/** A name that was only made from the address gives way to the one a person writes under. */
async function improveName(work: Work, person: PersonRow, written: string | undefined): Promise<PersonRow> {
  if (person.role !== 'requester' || person.email === null || person.name !== nameFromAddress(person.email)) {
    return person
  }
  const name = readName(written, person.email)
  if (name === undefined || name === person.name) return person
  const renamed = await work.tx
    .updateTable('people')
    .set({ name, updatedAt: work.now() })
    .where('id', '=', person.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await refreshFindText(work.tx, person.id)
  return renamed
}
