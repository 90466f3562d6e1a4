import { type RawBuilder, sql } from 'kysely'
import {
  type CurrentMajorIncident,
  type MajorIncident,
  type MajorState,
  majorIncident,
  type Outage,
} from '#contract/major-incidents.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Ctx, Db, Tx } from '../kernel/context.ts'
import { pageOf } from '../kernel/cursor.ts'
import { found } from '../kernel/errors.ts'
import { getTicketId, readIdCursor, ticketsVisibleTo } from '../tickets/index.ts'
import { mayDeclare } from './policy.ts'
import { reachOf } from './reach.ts'

const mostUpdates = 50

/** What the portal tells; the oldest first. */
export async function listOutages(db: Db): Promise<Outage[]> {
  const rows = await db
    .selectFrom('majorIncidents')
    .select(['id', 'titleEs', 'titleEn', 'noticeEs', 'noticeEn', 'declaredAt'])
    .where('state', '=', sql.lit('on'))
    .where('isPublic', '=', true)
    .orderBy('id')
    .execute()
  return rows.map(({ id, titleEs, titleEn, noticeEs, noticeEn, declaredAt }) => ({
    id,
    title: { es: titleEs, en: titleEn },
    notice: { es: noticeEs, en: noticeEn },
    since: declaredAt.toISOString(),
  }))
}

/** What goes on, for every agent: that it does is no secret, the ticket may be. */
export async function listCurrent(ctx: Ctx): Promise<CurrentMajorIncident[]> {
  const rows = await ctx.db
    .selectFrom('majorIncidents as i')
    .innerJoin('tickets as t', 't.id', 'i.ticketId')
    .select(['i.id', 'i.titleEs', 'i.titleEn', 'i.declaredAt', 't.number'])
    .select(inReach(ctx.actor).as('isVisible'))
    .where('i.state', '=', sql.lit('on'))
    .orderBy('i.id')
    .execute()
  return rows.map(({ id, titleEs, titleEn, declaredAt, number, isVisible }) => ({
    id,
    title: { es: titleEs, en: titleEn },
    declaredAt: declaredAt.toISOString(),
    ticketNumber: isVisible ? number : null,
  }))
}

interface Wanted {
  state?: MajorState | undefined
  limit: number
  cursor?: string | undefined
}

export async function listIncidents(ctx: Ctx, { state, limit, cursor }: Wanted) {
  const after = cursor === undefined ? undefined : readIdCursor(cursor)
  const all = await selectIncidents(
    ctx,
    sql`${state === undefined ? sql`true` : sql`i.state = ${state}`}
      and ${after === undefined ? sql`true` : sql`i.id < ${after}::uuid`}`,
    limit + 1,
  )
  return pageOf(
    all,
    limit,
    (one) => one,
    (one) => [one.id],
  )
}

export async function incidentsOf(ctx: Ctx, number: number) {
  const ticketId = await getTicketId(ctx, number)
  return {
    items: await selectIncidents(ctx, sql`i.ticket_id = ${ticketId}`, mostUpdates),
    reach: await reachOf(ctx, ticketId),
    can: { declare: await mayDeclare(ctx.db, ctx.actor) },
  }
}

export async function getIncident(ctx: Pick<Ctx, 'actor'> & { db: Db | Tx }, id: string): Promise<MajorIncident> {
  const [incident] = await selectIncidents(ctx, sql`i.id = ${id}`, 1)
  return found(incident, 'Major incident')
}

/** Of tickets in reach, newest first. */
async function selectIncidents(
  { db, actor }: Pick<Ctx, 'actor'> & { db: Db | Tx },
  which: RawBuilder<unknown>,
  limit: number,
): Promise<MajorIncident[]> {
  const { rows } = await sql`
    select i.id, i.state, i.reason, i.is_public as "isPublic",
      json_build_object('es', i.title_es, 'en', i.title_en) as title,
      json_build_object('es', i.notice_es, 'en', i.notice_en) as notice,
      json_build_object('number', t.number, 'subject', t.subject, 'status', t.status) as ticket,
      ${personIn('i.declared_by')} as "declaredBy", ${instant('i.declared_at')} as "declaredAt",
      ${personIn('i.ended_by')} as "endedBy", ${instant('i.ended_at')} as "endedAt",
      json_build_object('happened', i.happened, 'cause', i.cause, 'measures', i.measures) as review,
      ${personIn('i.reviewed_by')} as "reviewedBy", ${instant('i.reviewed_at')} as "reviewedAt",
      ${updatesOfIncident} as updates
    from major_incidents as i join tickets as t on t.id = i.ticket_id
    where ${which} and ${inReach(actor)}
    order by i.id desc limit ${limit}`.execute(db)
  const can = { manage: await mayDeclare(db, actor) }
  return rows.map((row) => majorIncident.parse({ ...Object(row), can }))
}

const updatesOfIncident = sql`(select coalesce(json_agg(json_build_object(
      'id', u.id, 'text', json_build_object('es', u.text_es, 'en', u.text_en),
      'author', ${personIn('u.author_id')}, 'createdAt', ${instant('u.created_at')},
      'ticketCount', n.all, 'sentCount', n.sent, 'skippedCount', n.skipped) order by u.id desc), '[]')
    from (select * from major_updates where incident_id = i.id order by id desc limit ${mostUpdates}) as u
    cross join lateral (select count(*) as all, count(*) filter (where state = 'sent') as sent,
      count(*) filter (where state = 'skipped') as skipped from major_update_tickets where update_id = u.id) as n)`

function inReach(actor: Actor): RawBuilder<boolean> {
  return ticketsVisibleTo(actor) ?? sql`true`
}

function personIn(column: string) {
  return sql`(select json_build_object('id', p.id, 'name', p.name, 'email', p.email, 'role', p.role)
    from people as p where p.id = ${sql.ref(column)})`
}

/** RFC 3339, UTC. */
function instant(column: string) {
  return sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}
