import { type RawBuilder, sql } from 'kysely'
import { type Facet, facetOperators, mostCounted } from '#contract/search.ts'
import type { Ctx } from '../kernel/context.ts'
import { queryOf, waysToFinish } from '../texts/index.ts'
import { ticketsVisibleTo } from '../tickets/index.ts'
import { enough } from './matches.ts'

const mostValues = 8

type Counts = Record<Facet['operator'], Facet['values'] | null>
interface Counted {
  facets: Facet[]
  counted: number
}

/** How the newest tickets of a search are divided by status, type, priority, team, assignee and tag. */
export async function countFacets(ctx: Ctx, words: string, condition?: RawBuilder<boolean>): Promise<Counted> {
  if (words === '') return count(ctx, sql`tickets as t`, sql`t.updated_at desc`, condition)
  for (const unfinished of waysToFinish(words)) {
    const found = sql`ticket_documents as d join tickets as t on t.id = d.ticket_id`
    const matches = sql<boolean>`d.document @@ ${queryOf(words, unfinished)}`
    const both = condition === undefined ? matches : sql<boolean>`${matches} and ${condition}`
    const counted = await count(ctx, found, sql`d.number desc`, both)
    if (counted.counted > 0 && (unfinished !== 'none' || counted.counted >= enough)) return counted
  }
  return { facets: [], counted: 0 }
}

async function count(
  ctx: Ctx,
  from: RawBuilder<unknown>,
  newest: RawBuilder<unknown>,
  condition: RawBuilder<boolean> | undefined,
): Promise<Counted> {
  const reach = [ticketsVisibleTo(ctx.actor), condition].filter((one) => one !== undefined)
  const { rows } = await sql<Counts & { counted: number }>`
    with hits as materialized (
      select t.status, t.type, t.priority, t.team_id, t.assignee_id, t.tags from ${from}
      where ${reach.length === 0 ? sql`true` : sql.join(reach, sql` and `)}
      order by ${newest} limit ${mostCounted})
    select (select count(*)::int from hits) as counted,
      ${valuesOf(sql`select status from hits`)} as status,
      ${valuesOf(sql`select type from hits`)} as type,
      ${valuesOf(sql`select priority::text from hits`)} as priority,
      ${valuesOf(sql`select g.name from hits join teams as g on g.id = hits.team_id`)} as team,
      ${valuesOf(sql`select coalesce(a.name, 'none') from hits left join people as a on a.id = hits.assignee_id`)} as assignee,
      ${valuesOf(sql`select unnest(tags) from hits`)} as tag`.execute(ctx.db)
  const [counts] = rows
  const facets = facetOperators.map((operator) => ({ operator, values: counts?.[operator] ?? [] }))
  return { facets: facets.filter(({ values }) => values.length > 0), counted: counts?.counted ?? 0 }
}

function valuesOf(values: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select json_agg(json_build_object('value', value, 'count', count)) from (
    select value, count(*)::int as count from (${values}) as one (value)
    group by value order by count(*) desc, value limit ${mostValues}) as counted)`
}
