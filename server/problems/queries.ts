import { type RawBuilder, sql } from 'kysely'
import type { Input } from '#contract/operation.ts'
import type {
  KnownError,
  ProblemEvent,
  ProblemRecord,
  ProblemSummary,
  ProblemTicket,
  problems,
} from '#contract/problems.ts'
import { type Actor, personOf } from '../kernel/actor.ts'
import type { Ctx, Db, Tx } from '../kernel/context.ts'
import { decodeCursor, invalidCursor, pageOf } from '../kernel/cursor.ts'
import { found } from '../kernel/errors.ts'
import { getTicketId, isId, readIdCursor, readInstant, ticketsVisibleTo } from '../tickets/index.ts'
import { statesAfter } from './states.ts'

type PortalText = 'portalTitle' | 'portalWorkaround'
type Reader = Pick<Ctx, 'actor' | 'now'> & { db: Db | Tx }
type Row = Omit<ProblemSummary, 'createdAt' | 'updatedAt'> &
  Pick<ProblemRecord, 'version' | 'description' | 'cause' | 'workaround' | 'review' | 'languages' | PortalText> & {
    createdAt: Date
    updatedAt: Date
    knownErrorAt: Date | null
    solvedAt: Date | null
    closedAt: Date | null
  }

type ListRequest = Input<typeof problems.list>['query']

export async function listProblems(ctx: Ctx, request: ListRequest) {
  const { limit, cursor, state, assigneeId, teamId, q } = request
  const conditions: RawBuilder<boolean>[] = [sql`true`]
  if (state !== undefined) conditions.push(sql`p.state = any(${state}::text[])`)
  if (assigneeId !== undefined) {
    conditions.push(sql`p.assignee_id = ${assigneeId === 'me' ? personOf(ctx.actor).id : assigneeId}`)
  }
  if (teamId !== undefined) conditions.push(sql`p.team_id = ${teamId}`)
  if (q) conditions.push(wordsOrNumber(q))
  if (cursor !== undefined) {
    const { at, id } = readPlace(cursor)
    conditions.push(sql`(p.updated_at, p.id) < (${at}, ${id}::uuid)`)
  }
  const rows = await selectProblems(
    ctx,
    sql`${sql.join(conditions, sql` and `)} order by p.updated_at desc, p.id desc limit ${limit + 1}`,
  )
  return pageOf(rows, limit, presentSummary, ({ updatedAt, id }) => [updatedAt.toISOString(), id])
}

/** By a part of the title, or by its number, with or without its `P-`. */
function wordsOrNumber(q: string): RawBuilder<boolean> {
  const number = /^p?-?(\d{1,9})$/i.exec(q)?.[1]
  const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`
  return number === undefined
    ? sql`plain(p.title) like plain(${like})`
    : sql`(p.number = ${Number(number)} or plain(p.title) like plain(${like}))`
}

export async function getProblem(ctx: Reader, number: number): Promise<ProblemRecord> {
  const [row] = await selectProblems(ctx, sql`p.number = ${number}`)
  return presentProblem(found(row, 'Problem'))
}

export async function problemOfTicket(ctx: Ctx, number: number) {
  const ticketId = await getTicketId(ctx, number)
  const [row] = await selectProblems(
    ctx,
    sql`p.id = (select problem_id from problem_tickets where ticket_id = ${ticketId})`,
  )
  return { problem: row === undefined ? null : presentSummary(row), workaround: row?.workaround ?? '' }
}

/** The page is cut off before anything is counted for it. */
async function selectProblems(ctx: Reader, which: RawBuilder<unknown>): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select p.id, p.number, p.title, p.state, p.impact, p.is_public, p.version, p.description, p.cause, p.workaround,
      p.review, p.portal_title, p.portal_workaround, p.known_error_at, p.solved_at, p.closed_at, p.created_at, p.updated_at,
      case when g.id is not null then json_build_object('id', g.id, 'name', g.name, 'color', g.color) end as team,
      case when a.id is not null then json_build_object('id', a.id, 'name', a.name, 'email', a.email, 'role', a.role) end
        as assignee,
      counts.ticket_count, counts.unsolved_count, counts.languages, counts.per_day
    from (select p.* from problems as p where ${which}) as p
    left join teams as g on g.id = p.team_id
    left join people as a on a.id = p.assignee_id
    cross join lateral (${countsOf(ctx.actor, ctx.now())}) as counts
    order by p.updated_at desc, p.id desc`.execute(ctx.db)
  return rows
}

/** Of the tickets that the reader may see. */
function countsOf(actor: Actor, now: Date): RawBuilder<unknown> {
  return sql`
    with mine as (
      select t.status, t.language, t.created_at from problem_tickets as x join tickets as t on t.id = x.ticket_id
      where x.problem_id = p.id and ${ticketsVisibleTo(actor) ?? sql`true`})
    select (select count(*)::int from mine) as ticket_count,
      (select count(*)::int from mine where status not in ('solved', 'closed')) as unsolved_count,
      (select coalesce(json_agg(json_build_object('language', language, 'count', count) order by count desc), '[]')
        from (select case language when 'en' then 'en' else 'es' end as language, count(*)::int as count from mine
          where status not in ('solved', 'closed') group by 1) as spoken) as languages,
      array(select (select count(*)::int from mine where (created_at at time zone 'UTC')::date = day::date)
        from generate_series((${now}::timestamptz at time zone 'UTC')::date - 13,
          (${now}::timestamptz at time zone 'UTC')::date, interval '1 day') as day) as per_day`
}

function presentSummary(row: Row): ProblemSummary {
  const { id, number, title, state, impact, isPublic, team, assignee, ticketCount, unsolvedCount, perDay } = row
  return {
    ...{ id, number, title, state, impact, isPublic, team, assignee, ticketCount, unsolvedCount, perDay },
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}

function presentProblem(row: Row): ProblemRecord {
  const { version, description, cause, workaround, review, portalTitle, portalWorkaround, languages } = row
  return {
    ...presentSummary(row),
    ...{ version, description, cause, workaround, review, portalTitle, portalWorkaround, languages },
    knownErrorAt: row.knownErrorAt?.toISOString() ?? null,
    solvedAt: row.solvedAt?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
    can: { states: statesAfter(row.state) },
  }
}

interface Page {
  limit: number
  cursor?: string | undefined
}

export async function getProblemId(db: Db | Tx, number: number): Promise<string> {
  const row = await db.selectFrom('problems').select('id').where('number', '=', number).executeTakeFirst()
  return found(row, 'Problem').id
}

export async function listProblemTickets(ctx: Ctx, number: number, { limit, cursor }: Page) {
  const id = await getProblemId(ctx.db, number)
  const before = cursor === undefined ? sql`` : sql`and t.id < ${readIdCursor(cursor)}::uuid`
  const { rows } = await sql<Omit<ProblemTicket, 'createdAt'> & { id: string; createdAt: Date }>`
    select t.id, t.number, t.subject, t.status, t.created_at, case t.language when 'en' then 'en' else 'es' end as language,
      json_build_object('id', r.id, 'name', r.name, 'email', r.email, 'role', r.role) as requester,
      case when o.id is not null then json_build_object('id', o.id, 'name', o.name) end as organization
    from problem_tickets as x join tickets as t on t.id = x.ticket_id
    join people as r on r.id = t.requester_id left join organizations as o on o.id = t.organization_id
    where x.problem_id = ${id} ${before} and ${ticketsVisibleTo(ctx.actor) ?? sql`true`}
    order by t.id desc limit ${limit + 1}`.execute(ctx.db)
  const present = ({ id: _, createdAt, ...row }: (typeof rows)[number]) => ({
    ...row,
    createdAt: createdAt.toISOString(),
  })
  return pageOf(rows, limit, present, (row) => [row.id])
}

export async function listProblemEvents(ctx: Ctx, number: number, { limit, cursor }: Page) {
  const id = await getProblemId(ctx.db, number)
  const before = cursor === undefined ? sql`` : sql`and e.id < ${readIdCursor(cursor)}::uuid`
  const { rows } = await sql<Omit<ProblemEvent, 'createdAt'> & { createdAt: Date }>`
    select e.id, e.type, e.changes, e.created_at, case when p.id is not null then
      json_build_object('id', p.id, 'name', p.name, 'email', p.email, 'role', p.role) end as person
    from problem_events as e left join people as p on p.id = e.person_id
    where e.problem_id = ${id} ${before} order by e.id desc limit ${limit + 1}`.execute(ctx.db)
  const present = ({ createdAt, ...row }: (typeof rows)[number]) => ({ ...row, createdAt: createdAt.toISOString() })
  return pageOf(rows, limit, present, (row) => [row.id])
}

/** What customers may read of. */
export async function listKnownErrors(db: Db | Tx): Promise<KnownError[]> {
  const { rows } = await sql<Omit<KnownError, 'since'> & { since: Date }>`
    select number, known_error_at as since, ${inBoth('portal_title', 'title')} as title,
      ${inBoth('portal_workaround', 'workaround')} as workaround from problems
    where state = 'known_error' and is_public order by known_error_at desc limit 20`.execute(db)
  return rows.map((row) => ({ ...row, since: row.since.toISOString() }))
}

/** What is written for the portal, else what it says in the other language, else what agents read. */
function inBoth(written: 'portal_title' | 'portal_workaround', otherwise: 'title' | 'workaround'): RawBuilder<unknown> {
  const said = (language: 'es' | 'en') => sql`nullif(${sql.ref(written)} ->> ${sql.lit(language)}, '')`
  const last = sql.ref(otherwise)
  return sql`json_build_object('es', coalesce(${said('es')}, ${said('en')}, ${last}),
    'en', coalesce(${said('en')}, ${said('es')}, ${last}))`
}

function readPlace(cursor: string): { at: Date; id: string } {
  const [given, id] = decodeCursor(cursor, 2)
  const at = readInstant(given)
  if (at === undefined || !isId(id)) throw invalidCursor()
  return { at, id }
}
