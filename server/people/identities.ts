import { sql } from 'kysely'
import type { Db, Tx, Work } from '../kernel/context.ts'
import { AppError, invalidField } from '../kernel/errors.ts'
import { domainsOf, normalAddress } from './addresses.ts'
import { isSameLine, nationalForms, phoneDigits, shortestNational } from './phone-digits.ts'
import type { PersonRow } from './schema.ts'

export async function findPerson(db: Db | Tx, id: string): Promise<PersonRow | undefined> {
  return db.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The person, or whoever goes on for them since they were merged. */
export async function findStandingPerson(db: Db | Tx, id: string): Promise<PersonRow | undefined> {
  const person = await findPerson(db, id)
  return person?.mergedIntoId == null ? person : findStandingPerson(db, person.mergedIntoId)
}

export async function findPersonByAddress(db: Db | Tx, address: string): Promise<PersonRow | undefined> {
  return peopleByIdentity(db)
    .where('identities.kind', '=', 'email')
    .where('identities.value', '=', normalAddress(address))
    .executeTakeFirst()
}

/** The person with this number; with or without its country code, unless several people could be meant. */
export async function findPersonByPhone(db: Db | Tx, phone: string): Promise<PersonRow | undefined> {
  const digits = phoneDigits(phone)
  if (digits === '') return undefined
  const [exact, ...shorter] = await peopleWithNumbers(db, [digits, ...nationalForms(digits)])
  if (exact?.number === digits) return exact
  const candidates = [exact, ...shorter, ...(await peopleWithLongerNumber(db, digits))]
  const matching = candidates.filter((person) => person !== undefined && isSameLine(person.number, digits))
  return new Set(matching.map((person) => person?.id)).size === 1 ? matching[0] : undefined
}

/** Longest number first, which is the whole one. */
async function peopleWithNumbers(db: Db | Tx, numbers: string[]) {
  return peopleByIdentity(db)
    .select('identities.value as number')
    .where('identities.kind', '=', 'phone')
    .where('identities.value', 'in', numbers)
    .orderBy(sql`length(identities.value)`, 'desc')
    .execute()
}

/** Those whose number is this one with something before it. */
async function peopleWithLongerNumber(db: Db | Tx, digits: string) {
  if (digits.length < shortestNational) return []
  return (
    peopleByIdentity(db)
      .select('identities.value as number')
      .where('identities.kind', '=', 'phone')
      // The digits of all numbers are part of what people are found by, which has an index for this.
      .where(sql<boolean>`people.find_text like ${`%${digits}%`}`)
      .where('identities.value', 'like', `_%${digits}`)
      .limit(50)
      .execute()
  )
}

/** The organization whose mail domain the address is in or below; the nearest, if several. */
export async function organizationOfAddress(db: Db | Tx, address: string): Promise<string | null> {
  const row = await db
    .selectFrom('organizationDomains')
    .select('organizationId')
    .where('domain', '=', sql<string>`any(${domainsOf(address)}::text[])`)
    .orderBy(sql`length(domain)`, 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.organizationId ?? null
}

/** Makes this the person's first address in place of the one before, which then means nobody. */
export async function replaceAddress(
  tx: Tx,
  person: { id: string; email: string | null },
  email: string | null,
): Promise<void> {
  if (email === person.email) return
  const old = tx.deleteFrom('identities').where('personId', '=', person.id).where('kind', '=', 'email')
  await (email === null || person.email === null ? old : old.where('value', '=', person.email)).execute()
  if (email === null) return
  if (await claimIdentity(tx, { kind: 'email', value: email, personId: person.id, label: email, position: 0 })) return
  throw taken('email', 'This address is already somebody’s; look the person up instead')
}

export async function replacePhones(tx: Tx, personId: string, phones: readonly string[]): Promise<void> {
  const numbers = new Map(phones.map((label) => [phoneDigits(label), label]))
  if (numbers.has('')) throw invalidField('phones', 'invalid', 'A phone number has digits')
  await tx
    .deleteFrom('identities')
    .where('personId', '=', personId)
    .where('kind', '=', 'phone')
    .where('value', '<>', sql<string>`all(${[...numbers.keys()]}::text[])`)
    .execute()
  for (const [position, [value, label]] of [...numbers].entries()) {
    if (await claimIdentity(tx, { kind: 'phone', value, personId, label, position })) continue
    throw taken(`phones.${phones.indexOf(label)}`, `${label} is already somebody’s number`)
  }
}

/** Makes the first of the person's addresses the one that is written to. */
export async function writeMainAddress(
  { tx, now }: Pick<Work, 'tx' | 'now'>,
  personId: string,
): Promise<string | null> {
  const first = await tx
    .selectFrom('identities')
    .select('value')
    .where('personId', '=', personId)
    .where('kind', '=', 'email')
    .orderBy('position')
    .orderBy('value')
    .limit(1)
    .executeTakeFirst()
  const email = first?.value ?? null
  await tx
    .updateTable('people')
    .set({ email, updatedAt: now() })
    .where('id', '=', personId)
    .where('email', 'is distinct from', email)
    .execute()
  return email
}

/** Keeps what the person is found by in step with names, addresses and numbers; also those merged into it. */
export async function refreshFindText(tx: Tx, personId: string): Promise<void> {
  await sql`update people set find_text = plain(name) || coalesce(
    (select string_agg(' ' || plain(value), '' order by kind, position, value)
      from identities where person_id = people.id), '')
    || coalesce((select string_agg(' ' || plain(m.name), '') from people as m where m.merged_into_id = people.id), '')
    where id = ${personId}`.execute(tx)
}

interface Identity {
  kind: 'email' | 'phone'
  value: string
  personId: string
  label: string
  position: number
}

/** False when it is another person's. Waits for whoever is claiming the same at this moment. */
export async function claimIdentity(tx: Tx, identity: Identity): Promise<boolean> {
  const row = await tx
    .insertInto('identities')
    .values(identity)
    .onConflict((conflict) =>
      conflict
        .columns(['kind', 'value'])
        .doUpdateSet({ label: identity.label, position: identity.position })
        .where('identities.personId', '=', identity.personId),
    )
    .returning('value')
    .executeTakeFirst()
  return row !== undefined
}

function peopleByIdentity(db: Db | Tx) {
  return db.selectFrom('identities').innerJoin('people', 'people.id', 'identities.personId').selectAll('people')
}

export function taken(path: string, message: string): AppError {
  return new AppError('address_taken', message, { faults: [{ path, code: 'taken', message }] })
}
