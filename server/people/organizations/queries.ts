import { sql } from 'kysely'
import { z } from 'zod'
import type { Input } from '#contract/operation.ts'
import type { Organization, organizations } from '#contract/structure.ts'
import type { Db, Tx } from '../../kernel/context.ts'
import { decodeCursor, encodeCursor, invalidCursor } from '../../kernel/cursor.ts'
import { found } from '../../kernel/errors.ts'
import { valuesOf } from '../field-values.ts'
import { escapePattern } from '../queries.ts'

export type ListedOrganization = Awaited<ReturnType<typeof getOrganization>>

export async function getOrganization(db: Db | Tx, id: string) {
  return found(await selectOrganizations(db).where('id', '=', id).executeTakeFirst(), 'Organization')
}

/** One row more than the page holds, by name without regard to case, which is unique. */
export async function listOrganizations(db: Db, query: Input<typeof organizations.list>['query']) {
  return selectOrganizations(db)
    .where((eb) =>
      eb.and([
        ...wordsOf(query.q ?? '').map(matches),
        ...(query.cursor === undefined ? [] : [sql<boolean>`lower(name) > ${placeOf(query.cursor)}`]),
      ]),
    )
    .orderBy(sql`lower(name)`)
    .limit(query.limit + 1)
    .execute()
}

export async function findOrganizationIds(db: Db, q: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('organizations')
    .select('id')
    .where((eb) => eb.and(wordsOf(q).map(matches)))
    .orderBy(sql`lower(name)`)
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** Where a page of organizations goes on after one of them. */
export function organizationPlace({ lowerName }: ListedOrganization): string {
  return encodeCursor([lowerName])
}

export async function listOrganizationsByIds(db: Db | Tx, ids: string[]): Promise<ListedOrganization[]> {
  return ids.length === 0 ? [] : selectOrganizations(db).where('id', 'in', ids).orderBy(sql`lower(name)`).execute()
}

export function presentOrganization(row: ListedOrganization): Organization {
  const { id, name, domains, isVip, notes, memberCount, createdAt } = row
  return { id, name, domains, isVip, notes, fields: valuesOf(row), memberCount, createdAt: createdAt.toISOString() }
}

function selectOrganizations(db: Db | Tx) {
  return db
    .selectFrom('organizations')
    .selectAll()
    .select([
      sql<string>`lower(name)`.as('lowerName'),
      sql<string[]>`array(select domain from organization_domains
        where organization_id = organizations.id order by domain)`.as('domains'),
      sql<number>`(select count(*) from people where organization_id = organizations.id)`.as('memberCount'),
    ])
}

function wordsOf(q: string): string[] {
  return q.split(/\s+/).filter((word) => word !== '')
}

function matches(word: string) {
  const pattern = `%${escapePattern(word)}%`
  return sql<boolean>`(plain_name like plain(${pattern}) or exists (
    select from organization_domains where organization_id = organizations.id and domain like lower(${pattern})))`
}

function placeOf(cursor: string): string {
  const place = z.tuple([z.string()]).safeParse(decodeCursor(cursor, 1))
  if (!place.success) throw invalidCursor()
  return place.data[0]
}
