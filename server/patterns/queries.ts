import { type RawBuilder, sql } from 'kysely'
import type { Input } from '#contract/operation.ts'
import type { Pattern, PatternTicket, patterns } from '#contract/patterns.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Ctx, Db, Tx } from '../kernel/context.ts'
import { decodeCursor, invalidCursor, pageOf } from '../kernel/cursor.ts'
import { found } from '../kernel/errors.ts'
import { isId, readIdCursor, readInstant, ticketsVisibleTo } from '../tickets/index.ts'

type Reader = Pick<Ctx, 'actor' | 'now'> & { db: Db | Tx }
type Row = Omit<Pattern, 'foundAt' | 'lastAt'> & { foundAt: Date; lastAt: Date }
type ListRequest = Input<typeof patterns.list>['query']

/** Whoever sees none of its tickets does not learn of a pattern. */
export async function listPatterns(ctx: Ctx, { limit, cursor, state }: ListRequest) {
  const before = cursor === undefined ? undefined : readPlace(cursor)
  const rows = await selectPatterns(
    ctx,
    sql`p.state = ${state} ${before === undefined ? sql`` : sql`and (p.found_at, p.id) < (${before.at}, ${before.id}::uuid)`}`,
    limit + 1,
  )
  return pageOf(rows, limit, present, (row) => [row.foundAt.toISOString(), row.id])
}

export async function getPattern(ctx: Reader, id: string): Promise<Pattern> {
  const [row] = await selectPatterns(ctx, sql`p.id = ${id}`, 1)
  return present(found(row, 'Pattern'))
}

async function selectPatterns(ctx: Reader, which: RawBuilder<unknown>, limit: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select p.id, p.state, p.words, p.found_at, p.reason, x.number as problem_number,
      json_build_object('hours', p.window_hours, 'count', p.recent_count, 'usual', p.usual_count) as trend, facts.*
    from (select p.* from patterns as p where ${which} and exists (
        select from group_tickets as g join tickets as t on t.id = g.ticket_id
        where g.group_id = p.group_id and ${ticketsVisibleTo(ctx.actor) ?? sql`true`})
      order by p.found_at desc, p.id desc limit ${limit}) as p
    left join problems as x on x.id = p.problem_id
    cross join lateral (${factsOf(ctx.actor, ctx.now())}) as facts
    order by p.found_at desc, p.id desc`.execute(ctx.db)
  return rows
}

/** So many of a group's newest tickets are looked at. */
const mostLookedAt = 2000

/** What is known of a pattern's tickets, of those that the reader sees. */
function factsOf(actor: Actor, now: Date): RawBuilder<unknown> {
  const ranked = (column: 'organization_id' | 'team_id') => sql`(
    select ${sql.ref(column)} as id, count(*)::int as count from mine where ${sql.ref(column)} is not null
    group by 1 order by 2 desc, 1 limit 5)`
  return sql`
    with mine as materialized (
      select t.id, t.language, t.organization_id, t.team_id, t.requester_id, g.created_at
      from group_tickets as g join tickets as t on t.id = g.ticket_id
      where g.group_id = p.group_id and ${ticketsVisibleTo(actor) ?? sql`true`}
      order by g.created_at desc limit ${mostLookedAt})
    select (select count(*)::int from mine) as ticket_count,
      (select count(distinct requester_id)::int from mine) as requester_count,
      (select max(created_at) from mine) as last_at,
      array(select (select count(*)::int from mine where (created_at at time zone 'UTC')::date = day::date)
        from generate_series((${now}::timestamptz at time zone 'UTC')::date - 13,
          (${now}::timestamptz at time zone 'UTC')::date, interval '1 day') as day) as per_day,
      (select coalesce(json_agg(s order by s.count desc), '[]') from (
        select case language when 'en' then 'en' else 'es' end as language, count(*)::int as count
        from mine group by 1) as s) as languages,
      (select coalesce(json_agg(json_build_object('id', o.id, 'name', o.name, 'count', r.count) order by r.count desc, o.id),
        '[]') from ${ranked('organization_id')} as r join organizations as o on o.id = r.id) as organizations,
      (select coalesce(json_agg(json_build_object('id', g.id, 'name', g.name, 'color', g.color, 'count', r.count)
        order by r.count desc, g.id), '[]') from ${ranked('team_id')} as r join teams as g on g.id = r.id) as teams,
      (select coalesce(json_agg(json_build_object('id', v.id, 'name', v.name, 'count', r.count)
        order by r.count desc, v.id), '[]') from (
          select d.device_id, count(*)::int as count from mine join ticket_devices as d on d.ticket_id = mine.id
          group by 1 order by 2 desc, 1 limit 5) as r join devices as v on v.id = r.device_id) as devices`
}

function present({ foundAt, lastAt, ...row }: Row): Pattern {
  return { ...row, foundAt: foundAt.toISOString(), lastAt: lastAt.toISOString() }
}

interface Page {
  limit: number
  cursor?: string | undefined
}

type TicketRow = Omit<PatternTicket, 'createdAt'> & { id: string; createdAt: Date }

export async function listPatternTickets(ctx: Ctx, patternId: string, { limit, cursor }: Page) {
  await getPattern(ctx, patternId)
  const before = cursor === undefined ? sql`` : sql`and t.id < ${readIdCursor(cursor)}::uuid`
  const { rows } = await sql<TicketRow>`
    select t.id, t.number, t.subject, t.snippet, t.status, t.created_at,
      case t.language when 'en' then 'en' else 'es' end as language
    from patterns as p join group_tickets as g on g.group_id = p.group_id join tickets as t on t.id = g.ticket_id
    where p.id = ${patternId} ${before} and ${ticketsVisibleTo(ctx.actor) ?? sql`true`}
    order by t.id desc limit ${limit + 1}`.execute(ctx.db)
  return pageOf(rows, limit, presentTicket, (row) => [row.id])
}

const mostCandidates = 50

/** Unsolved tickets in reach of the patterns that became a problem, which no problem has yet; newest first. */
export async function listCandidates(ctx: Ctx, number: number): Promise<PatternTicket[]> {
  const { rows: known } = await sql<{ id: string }>`select id from problems where number = ${number}`.execute(ctx.db)
  const { id } = found(known[0], 'Problem')
  const { rows } = await sql<TicketRow>`
    select t.id, t.number, t.subject, t.snippet, t.status, t.created_at,
      case t.language when 'en' then 'en' else 'es' end as language
    from patterns as p join group_tickets as g on g.group_id = p.group_id join tickets as t on t.id = g.ticket_id
    where p.problem_id = ${id} and t.status not in ('solved', 'closed') and t.merged_into_id is null
      and not exists (select from problem_tickets as x where x.ticket_id = t.id)
      and ${ticketsVisibleTo(ctx.actor) ?? sql`true`}
    order by t.id desc limit ${mostCandidates}`.execute(ctx.db)
  return rows.map(presentTicket)
}

function presentTicket({ id: _, createdAt, ...row }: TicketRow): PatternTicket {
  return { ...row, createdAt: createdAt.toISOString() }
}

function readPlace(cursor: string): { at: Date; id: string } {
  const [given, id] = decodeCursor(cursor, 2)
  const at = readInstant(given)
  if (at === undefined || !isId(id)) throw invalidCursor()
  return { at, id }
}
