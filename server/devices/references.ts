import { type RawBuilder, sql } from 'kysely'
import { type Actor, isAgent } from '../kernel/actor.ts'
import type { ReferenceSource } from '../kernel/services.ts'
import { isFoundBy } from './queries.ts'
import { devicesVisibleTo } from './reach.ts'

const mostOffered = 20

/** The devices that custom fields name: to agents those in reach are offered, to requesters the own ones. */
export const deviceReferences: ReferenceSource = {
  find: async ({ db, actor }, { q, id }) => {
    const rows = await db
      .selectFrom('devices as d')
      .leftJoin('people as p', 'p.id', 'd.ownerId')
      .select(['d.id', 'd.name', 'd.assetTag', 'd.location', 'p.name as ownerName'])
      .where(offeredTo(actor))
      .$if(id !== undefined, (query) => query.where('d.id', '=', id ?? ''))
      .$if(q !== '', (query) => query.where(isFoundBy(q)))
      .orderBy(sql`lower(d.name)`)
      .orderBy('d.id')
      .limit(mostOffered)
      .execute()
    // Whose a device is need not be told to whom it belongs.
    const owner = isAgent(actor) || actor.kind === 'system'
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      detail: [owner ? row.ownerName : null, row.assetTag, row.location].filter(Boolean).join(' · '),
    }))
  },
  among: async (db, actor, ids) => {
    if (ids.length === 0) return []
    const query = db.selectFrom('devices as d').select('d.id').where('d.id', 'in', ids).where(offeredTo(actor))
    return (await query.execute()).map(({ id }) => id)
  },
  names: async (db, ids) => {
    if (ids.length === 0) return new Map()
    const rows = await db.selectFrom('devices').select(['id', 'name', 'assetTag']).where('id', 'in', ids).execute()
    return new Map(rows.map(({ id, name, assetTag }) => [id, { name, written: assetTag === '' ? name : assetTag }]))
  },
  idOf: async (db, text) => {
    const rows = await db
      .selectFrom('devices')
      .select(['id', sql<boolean>`lower(asset_tag) = lower(${text.trim()})`.as('isTagged')])
      .where((eb) => eb.or([sameAs(eb.ref('assetTag'), text), sameAs(eb.ref('name'), text)]))
      .orderBy('isTagged', 'desc')
      .limit(2)
      .execute()
    return rows.length === 1 || rows[0]?.isTagged === true ? rows[0]?.id : undefined
  },
}

function offeredTo(actor: Actor): RawBuilder<boolean> {
  if (actor.kind !== 'person' || actor.guestTicketId !== undefined || isAgent(actor)) return devicesVisibleTo(actor)
  return sql`(d.owner_id = ${actor.id} and exists (select from device_teams as dt where dt.team_id = d.team_id))`
}

function sameAs(column: unknown, text: string) {
  return sql<boolean>`lower(${column}) = lower(${text.trim()})`
}
