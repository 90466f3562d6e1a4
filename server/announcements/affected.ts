import { type RawBuilder, sql } from 'kysely'
import type { AffectedService } from '#contract/announcements.ts'
import { servicesOfferedTo } from '../catalogue/index.ts'
import { type Actor, isAgent } from '../kernel/actor.ts'
import type { Db, Tx, Work } from '../kernel/context.ts'
import { invalidField } from '../kernel/errors.ts'

/** What an announcement can name: all that is offered to somebody. */
export function listNameable(db: Db | Tx): Promise<AffectedService[]> {
  return db
    .selectFrom('services as s')
    .innerJoin('serviceCategories as c', 'c.id', 's.categoryId')
    .select(['s.id', sql<AffectedService['name']>`s.name`.as('name')])
    .where('s.isActive', '=', true)
    .orderBy('c.position')
    .orderBy('c.id')
    .orderBy('s.position')
    .orderBy('s.id')
    .execute()
}

/**
 * The services that an announcement, as `a`, names. Agents read all of them, as they ask for them in the name of
 * others; everybody else those that are offered to her: nobody learns here of a service that is not for her.
 */
export function affectedServices(actor: Actor): RawBuilder<AffectedService[]> {
  const isSeen = actor.kind === 'system' || isAgent(actor) ? sql`true` : servicesOfferedTo(actor)
  return sql`(select coalesce(json_agg(json_build_object('id', s.id, 'name', s.name) order by s.position, s.id), '[]')
    from announcement_services as n join services as s on s.id = n.service_id
    where n.announcement_id = a.id and ${isSeen})`
}

/** Makes these the services that an announcement names; answers their names before and after, for the audit log. */
export async function putServices(work: Work, announcementId: string, given: readonly string[]) {
  const ids = [...new Set(given)]
  const before = await namesOf(work, announcementId)
  await work.tx.deleteFrom('announcementServices').where('announcementId', '=', announcementId).execute()
  if (ids.length > 0) {
    const known = await work.tx.selectFrom('services').select('id').where('id', 'in', ids).execute()
    if (known.length < ids.length) throw invalidField('serviceIds', 'unknown', 'One of the services does not exist')
    const rows = ids.map((serviceId) => ({ announcementId, serviceId }))
    await work.tx.insertInto('announcementServices').values(rows).execute()
  }
  return { before, after: await namesOf(work, announcementId) }
}

/** For the audit log, which has no language. */
async function namesOf(work: Work, announcementId: string): Promise<string[]> {
  const rows = await work.tx
    .selectFrom('announcementServices as n')
    .innerJoin('services as s', 's.id', 'n.serviceId')
    .select(sql<AffectedService['name']>`s.name`.as('name'))
    .where('n.announcementId', '=', announcementId)
    .orderBy('s.position')
    .orderBy('s.id')
    .execute()
  return rows.map(({ name: { es, en } }) => es || en)
}
