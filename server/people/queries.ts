import { type ExpressionBuilder, sql } from 'kysely'
import { z } from 'zod'
import { type Language, language } from '#contract/common.ts'
import type { Input } from '#contract/operation.ts'
import type { people } from '#contract/people.ts'
import type { Db, Tx } from '../kernel/context.ts'
import { decodeCursor, encodeCursor, invalidCursor } from '../kernel/cursor.ts'
import { found } from '../kernel/errors.ts'
import type { DB } from '../kernel/tables.ts'
import { normalAddress } from './addresses.ts'
import { phoneDigits } from './phone-digits.ts'

export type ListedPerson = Awaited<ReturnType<typeof getPerson>>

export async function getPerson(db: Db | Tx, id: string) {
  return found(await selectPeople(db).where('people.id', '=', id).executeTakeFirst(), 'Person')
}

/** One row more than the page holds, by name. */
export async function listPeople(db: Db, query: Input<typeof people.list>['query']): Promise<ListedPerson[]> {
  return selectPeople(db)
    .where((eb) => eb.and(conditionsOf(eb, query)))
    .orderBy('people.name')
    .orderBy('people.id')
    .limit(query.limit + 1)
    .execute()
}

export async function findPersonIds(db: Db, q: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('people')
    .select('people.id')
    .where((eb) => eb.and(conditionsOf(eb, { q, limit })))
    .orderBy('people.name')
    .orderBy('people.id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** Where a page of people goes on after one of them. */
export function personPlace({ name, id }: ListedPerson): string {
  return encodeCursor([name, id])
}

/** These people, in the order of their names; those who were merged too. */
export async function listPeopleByIds(db: Db | Tx, ids: string[]): Promise<ListedPerson[]> {
  if (ids.length === 0) return []
  return selectPeople(db).where('people.id', 'in', ids).orderBy('people.name').orderBy('people.id').execute()
}

/** The desk's own language. Settings belong to a feature above this one, which cannot be asked. */
export async function deskLanguage(db: Db | Tx): Promise<Language> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', 'language').executeTakeFirst()
  return language.catch('es').parse(row?.value)
}

function selectPeople(db: Db | Tx) {
  return db
    .selectFrom('people')
    .leftJoin('organizations', 'organizations.id', 'people.organizationId')
    .select([
      'people.id',
      'people.name',
      'people.email',
      'people.role',
      'people.language',
      'people.timeZone',
      'people.organizationId',
      'people.managerId',
      'people.seesOrganization',
      'people.isVip',
      'people.declaresMajor',
      'people.fields',
      'people.isActive',
      'people.createdAt',
      'organizations.name as organizationName',
      identitiesOfPerson.as('identities'),
      managerOfPerson.as('manager'),
      mergedIntoOfPerson.as('mergedInto'),
      mergedOfPerson.as('merged'),
      teamIdsOfPerson.as('teamIds'),
      trainingOfPerson.as('training'),
    ])
}

interface NamedPerson {
  id: string
  name: string
}

interface ListedIdentity {
  kind: 'email' | 'phone'
  value: string
  label: string
  usage: 'work' | 'home' | 'mobile' | 'other' | null
}

const identitiesOfPerson = sql<ListedIdentity[]>`(select coalesce(jsonb_agg(
    jsonb_build_object('kind', kind, 'value', value, 'label', label, 'usage', usage)
    order by kind, position, value), '[]')
  from identities where person_id = people.id)`

const managerOfPerson = sql<NamedPerson | null>`(select jsonb_build_object('id', m.id, 'name', m.name)
  from people as m where m.id = people.manager_id)`

const mergedIntoOfPerson = sql<NamedPerson | null>`(select jsonb_build_object('id', m.id, 'name', m.name)
  from people as m where m.id = people.merged_into_id)`

const mergedOfPerson = sql<NamedPerson[]>`(select coalesce(
    jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name) order by m.name, m.id), '[]')
  from people as m where m.merged_into_id = people.id)`

const trainingOfPerson = sql<{ seniorIds: string[] } | null>`case when people.is_in_training then
  jsonb_build_object('seniorIds', array(select senior_id from reply_seniors
    where agent_id = people.id order by senior_id)) end`

export const teamIdsOfPerson = sql<string[]>`array(select team_id from team_members
  where person_id = people.id order by team_id)`

function conditionsOf(eb: ExpressionBuilder<DB, 'people'>, query: Input<typeof people.list>['query']) {
  const { role, organizationId, assignable, q, cursor, identity } = query
  return [
    eb('people.mergedIntoId', 'is', null),
    ...(role === undefined ? [] : [eb('people.role', '=', role)]),
    ...(organizationId === undefined ? [] : [eb('people.organizationId', '=', organizationId)]),
    ...(assignable === undefined ? [] : [assignable ? isAssignable : eb.not(isAssignable)]),
    ...(identity === undefined ? [] : [isKnownBy(identity)]),
    ...(q === undefined ? [] : matches(q)),
    ...(cursor === undefined ? [] : [isAfter(cursor)]),
  ]
}

// Written as in the partial index of agents, which serves it.
const isAssignable = sql<boolean>`(people.role <> 'requester' and people.is_active)`

/** Each word somewhere in a name or an address; or, for what looks like a number, its digits in one. */
function matches(q: string) {
  const isNumber = /^[+\d][\d\s().\-/]{2,}$/.test(q)
  if (isNumber) return [sql<boolean>`people.find_text like ${`%${phoneDigits(q)}%`}`]
  return q
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => sql<boolean>`people.find_text like '%' || plain(${escapePattern(word)}) || '%'`)
}

function isKnownBy(written: string) {
  const kind = written.includes('@') ? 'email' : 'phone'
  const value = kind === 'email' ? normalAddress(written) : phoneDigits(written)
  return sql<boolean>`people.id = (select person_id from identities where kind = ${kind} and value = ${value})`
}

function isAfter(cursor: string) {
  const place = z.tuple([z.string(), z.uuid()]).safeParse(decodeCursor(cursor, 2))
  if (!place.success) throw invalidCursor()
  const [name, id] = place.data
  return sql<boolean>`(people.name, people.id) > (${name}, ${id}::uuid)`
}

/** What was typed, taken literally by LIKE. */
export function escapePattern(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
