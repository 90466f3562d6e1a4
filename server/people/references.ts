import { sql } from 'kysely'
import { isAgent } from '../kernel/actor.ts'
import type { Db, Tx } from '../kernel/context.ts'
import type { ReferenceSource } from '../kernel/services.ts'
import { findPersonByAddress } from './identities.ts'
import { type ListedPerson, listPeople, listPeopleByIds } from './queries.ts'

const mostOffered = 20

/** The people that custom fields name. Whoever was merged is called as the one who goes on. */
export const personReferences: ReferenceSource = {
  find: async ({ db, actor }, { q, id }) => {
    if (actor.kind !== 'system' && !isAgent(actor)) return []
    if (id !== undefined) return (await listPeopleByIds(db, [id])).map(toReference)
    const rows = await listPeople(db, { limit: mostOffered, ...(q !== '' && { q }) })
    return rows.filter(({ isActive }) => isActive).map(toReference)
  },
  among: async (db, actor, ids) => {
    if (ids.length === 0 || (actor.kind !== 'system' && !isAgent(actor))) return []
    const rows = await db
      .selectFrom('people')
      .select('id')
      .where('id', 'in', ids)
      .where('isActive', '=', true)
      .where('mergedIntoId', 'is', null)
      .execute()
    return rows.map(({ id }) => id)
  },
  names: async (db, ids) => {
    const { rows } = await sql<{ id: string; name: string; email: string | null }>`
      with recursive way as (
        select id, id as last, merged_into_id from people where id = any(${[...ids]}::uuid[])
        union all select w.id, p.id, p.merged_into_id from way as w join people as p on p.id = w.merged_into_id)
      select w.id, p.name, p.email from way as w join people as p on p.id = w.last
      where w.merged_into_id is null`.execute(db)
    return new Map(rows.map(({ id, name, email }) => [id, { name, written: email ?? name }]))
  },
  idOf: async (db, text) => {
    const owner = text.includes('@') ? await findPersonByAddress(db, text) : undefined
    return owner?.id ?? onlyOneCalled(db, text)
  },
}

async function onlyOneCalled(db: Db | Tx, name: string): Promise<string | undefined> {
  const rows = await db
    .selectFrom('people')
    .select('id')
    .where(sql`lower(name)`, '=', sql`lower(${name.trim()})`)
    .where('isActive', '=', true)
    .where('mergedIntoId', 'is', null)
    .limit(2)
    .execute()
  return rows.length === 1 ? rows[0]?.id : undefined
}

function toReference({ id, name, email, identities, organizationName }: ListedPerson) {
  const known = email ?? identities.find(({ kind }) => kind === 'phone')?.label
  return { id, name, detail: [known, organizationName].filter(Boolean).join(' · ') }
}
