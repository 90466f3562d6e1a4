import type { Work } from '../kernel/context.ts'
import { findPersonByAddress, findPersonByPhone, findStandingPerson, refreshFindText } from './identities.ts'
import { deskLanguage } from './queries.ts'
import { findOrCreateRequester, recognisePhone } from './requesters.ts'
import type { PersonRow } from './schema.ts'

export interface Caller {
  id?: string | undefined
  name?: string | undefined
  email?: string | undefined
  phone?: string | undefined
}

/**
 * Who is on the phone: by id, by address or by number, made when unknown, in which case the number is remembered.
 * Undefined when the id is nobody's. A number under which somebody of another name is known is a shared line: a
 * person too many can be seen and mended, a call filed under the wrong one tells that one of it.
 */
export async function findOrCreateCaller(work: Work, caller: Caller): Promise<PersonRow | undefined> {
  const person = await findCaller(work, caller)
  if (person !== undefined && caller.phone !== undefined) await recognisePhone(work, person.id, caller.phone)
  return person
}

async function findCaller(work: Work, { id, name, email, phone }: Caller): Promise<PersonRow | undefined> {
  if (id !== undefined) return findStandingPerson(work.tx, id)
  if (email !== undefined) {
    return (await findPersonByAddress(work.tx, email)) ?? findOrCreateRequester(work, { email, name })
  }
  const byPhone = phone === undefined ? undefined : await findPersonByPhone(work.tx, phone)
  if (byPhone !== undefined && (!name || isSameName(name, byPhone.name))) return byPhone
  return createWithoutAddress(work, name || phone || '?')
}

async function createWithoutAddress(work: Work, name: string): Promise<PersonRow> {
  const person = await work.tx
    .insertInto('people')
    .values({
      id: work.newId(),
      name,
      language: await deskLanguage(work.tx),
      createdAt: work.now(),
      updatedAt: work.now(),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await refreshFindText(work.tx, person.id)
  return person
}

/** Without regard to case and accents. */
function isSameName(one: string, other: string): boolean {
  return one.trim().localeCompare(other, 'es', { sensitivity: 'base' }) === 0
}
