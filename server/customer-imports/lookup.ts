import { sql } from 'kysely'
import { id } from '#contract/common.ts'
import type { CustomField, FieldValues } from '#contract/fields.ts'
import type { Db, Tx } from '../kernel/context.ts'
import type { Services } from '../kernel/services.ts'
import { type ListedPerson, listPeopleByIds, normalAddress, phoneDigits } from '../people/index.ts'
import { readList } from './cells.ts'
import { type FieldLookup, lookUpFields } from './field-lookup.ts'
import type { Cells } from './plan.ts'

export interface Named {
  id: string
  name: string
}

/** What the desk knows already of the people in some rows. */
export interface PeopleLookup {
  fields: FieldLookup
  people: Map<string, ListedPerson>
  /** Whose an address or a number is, by `identityKey`. */
  owners: Map<string, string>
  /** By name in lower case. */
  organizations: Map<string, Named>
}

export function identityKey(kind: 'email' | 'phone', value: string): string {
  return `${kind}:${value}`
}

/** The addresses and numbers that a row names, as they are kept. */
export function identitiesIn(cells: Cells): { kind: 'email' | 'phone'; value: string; label: string }[] {
  const addresses = [...readList(cells.get('email') ?? ''), ...readList(cells.get('emails') ?? '')]
  const numbers = readList(cells.get('phones') ?? '')
  return [
    ...addresses.map((label) => ({ kind: 'email' as const, value: normalAddress(label), label })),
    ...numbers.map((label) => ({ kind: 'phone' as const, value: phoneDigits(label), label })),
  ]
}

export async function lookUpPeople(
  { db, services }: { db: Db | Tx; services: Services },
  rows: Cells[],
  fields: CustomField[],
): Promise<PeopleLookup> {
  const identities = rows.flatMap(identitiesIn)
  const valuesOf = (wanted: string) => identities.filter(({ kind }) => kind === wanted).map(({ value }) => value)
  const { rows: owned } = await sql<{ kind: 'email' | 'phone'; value: string; personId: string }>`
    select kind, value, person_id from identities
    where (kind = 'email' and value = any(${valuesOf('email')}::text[]))
      or (kind = 'phone' and value = any(${valuesOf('phone')}::text[]))`.execute(db)
  const named = rows.map((cells) => cells.get('id')).filter((one) => id.safeParse(one).success)
  const ids = [...new Set([...owned.map(({ personId }) => personId), ...named.map(String)])]
  const people = await listPeopleByIds(db, ids)
  // The database holds only what was checked.
  const records = people.map((person) => person.fields as FieldValues)
  return {
    fields: await lookUpFields({ db, services }, fields, { rows, records }),
    people: new Map(people.map((person) => [person.id, person])),
    owners: new Map(owned.map(({ kind, value, personId }) => [identityKey(kind, value), personId])),
    organizations: await organizationsByName(
      db,
      rows.map((cells) => cells.get('organization')),
    ),
  }
}

export async function organizationsByName(db: Db | Tx, names: (string | undefined)[]): Promise<Map<string, Named>> {
  const wanted = [...new Set(names.filter((name) => name !== undefined).map((name) => name.toLowerCase()))]
  const { rows } = await sql<Named & { lower: string }>`
    select id, name, lower(name) as lower from organizations where lower(name) = any(${wanted}::text[])`.execute(db)
  return new Map(rows.map(({ lower, ...row }) => [lower, row]))
}
