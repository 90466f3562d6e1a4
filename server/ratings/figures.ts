import { type RawBuilder, sql } from 'kysely'
import type { Language } from '#contract/common.ts'
import type { RatingFigures, RatingGroup } from '#contract/ratings.ts'
import { type PersonActor, personOf } from '../kernel/actor.ts'
import type { Ctx } from '../kernel/context.ts'
import { articlesVisibleTo } from '../knowledge/index.ts'
import { ticketsVisibleTo } from '../tickets/index.ts'
import { type RatingReach, ratingReachOf, withinReach } from './policy.ts'

export interface RatingFilter {
  from?: string | undefined
  to?: string | undefined
  agentId?: string | undefined
  teamId?: string | undefined
  type?: string | undefined
  channel?: string | undefined
  categoryId?: string | undefined
  serviceId?: string | undefined
  articleId?: string | undefined
}

export interface GroupFigures extends RatingFigures {
  key: string | null
  name: string | null
}

const usualDays = 90
const mostGroups = 200

/** What ratings in reach come to: all together, and by what is asked for. */
export async function readFigures(ctx: Ctx, request: RatingFilter & { groupBy: RatingGroup }) {
  const actor = personOf(ctx.actor)
  const reach = await ratingReachOf(ctx.db, actor)
  const about = { ctx, actor, reach, request }
  const [total] = await countBy(about, { key: sql`null::text`, name: sql`null::text`, join: sql`` })
  const groups = await countBy(about, dimensionOf(request.groupBy, actor.language))
  return { total: figuresOf(total), groups, reach: reach.kind }
}

interface About {
  ctx: Ctx
  actor: PersonActor
  reach: RatingReach
  request: RatingFilter
}

interface Dimension {
  key: RawBuilder<string | null>
  /** Words of the contract have their names on the screen. */
  name: RawBuilder<string | null>
  /** Its name in both languages, where it is kept so. */
  texts?: RawBuilder<unknown>
  /** What the key needs besides the row, as `f`, and its ticket, as `t`. */
  join: RawBuilder<unknown>
  /** Whether the actor may know of it. */
  onlyIf?: (actor: PersonActor) => RawBuilder<boolean>
  /** Only ratings have it, so nobody can be asked by it. */
  onlyRatings?: true
}

const noName = sql<string | null>`null::text`

function dimensionOf(group: RatingGroup, language: Language): Dimension {
  const dimension = dimensions[group]
  return dimension.texts === undefined ? dimension : { ...dimension, name: inLanguage(dimension.texts, language) }
}

/** A text that is kept in both languages; the other one where it is missing. */
function inLanguage(texts: RawBuilder<unknown>, language: Language): RawBuilder<string | null> {
  const [first, second] = language === 'es' ? ['es', 'en'] : ['en', 'es']
  return sql`coalesce(nullif(${texts} ->> ${first}::text, ''), ${texts} ->> ${second}::text)`
}

const dimensions: Record<RatingGroup, Dimension> = {
  agent: {
    key: sql`f.agent_id::text`,
    name: sql`d.name`,
    join: sql`left join people as d on d.id = f.agent_id`,
  },
  team: { key: sql`f.team_id::text`, name: sql`d.name`, join: sql`left join teams as d on d.id = f.team_id` },
  type: { key: sql`t.type`, name: noName, join: sql`` },
  channel: { key: sql`t.channel`, name: noName, join: sql`` },
  category: {
    key: sql`d.id::text`,
    name: noName,
    texts: sql`d.name`,
    join: sql`join service_requests as s on s.ticket_id = f.ticket_id join services as w on w.id = s.service_id
      join service_categories as d on d.id = w.category_id`,
  },
  service: {
    key: sql`d.id::text`,
    name: noName,
    texts: sql`d.name`,
    join: sql`join service_requests as s on s.ticket_id = f.ticket_id join services as d on d.id = s.service_id`,
  },
  // A ticket with two articles counts for both.
  article: {
    key: sql`a.id::text`,
    name: sql`(select v.title from article_versions as v where v.article_id = a.id and v.version = a.version)`,
    join: sql`join ticket_articles as l on l.ticket_id = f.ticket_id join articles as a on a.id = l.article_id`,
    onlyIf: articlesVisibleTo,
  },
  reason: {
    key: sql`d.id::text`,
    name: noName,
    texts: sql`d.label`,
    join: sql`join rating_reasons as d on d.id = f.reason_id`,
    onlyRatings: true,
  },
}

async function countBy(about: About, dimension: Dimension): Promise<GroupFigures[]> {
  const { ctx, actor, reach, request } = about
  const { key, name, join, onlyIf } = dimension
  const now = ctx.now()
  const to = request.to === undefined ? now : new Date(request.to)
  const from = request.from === undefined ? new Date(to.getTime() - usualDays * 86_400_000) : new Date(request.from)
  const chosen = sql`${withinReach(reach, actor)} and ${filterOf(request)} and ${ticketsVisibleTo(actor) ?? sql`true`}
    and ${onlyIf?.(actor) ?? sql`true`}`
  const asked = dimension.onlyRatings
    ? sql`select null::text as key, null::text as name, 0 as asked, 0 as answered where false`
    : sql`select ${key} as key, ${name} as name, count(*)::int as asked, count(r.id)::int as answered
        from rating_requests as f join tickets as t on t.id = f.ticket_id ${join}
        left join ratings as r on r.ticket_id = f.ticket_id and r.rated_at >= f.asked_at
        where f.state = 'asked' and f.asked_at >= ${from} and f.asked_at < ${to} and ${chosen} group by 1, 2`
  const { rows } = await sql<GroupFigures>`
    with given as (
      select ${key} as key, ${name} as name, count(*)::int as count,
        (count(*) filter (where f.score >= 4))::int as satisfied, avg(f.score)::float8 as average,
        avg(f.effort)::float8 as effort, count(f.effort)::int as effort_count
      from ratings as f join tickets as t on t.id = f.ticket_id ${join}
      where f.rated_at >= ${from} and f.rated_at < ${to} and ${chosen} group by 1, 2),
    asked as (${asked})
    select coalesce(given.key, asked.key) as key, coalesce(given.name, asked.name) as name,
      coalesce(asked.asked, 0) as asked, coalesce(asked.answered, 0) as answered, coalesce(given.count, 0) as count,
      coalesce(given.satisfied, 0) as satisfied, given.average, given.effort,
      coalesce(given.effort_count, 0) as effort_count
    from given full join asked on coalesce(given.key, '') = coalesce(asked.key, '')
    order by coalesce(given.count, 0) desc, coalesce(asked.asked, 0) desc, name, key limit ${mostGroups}`.execute(
    ctx.db,
  )
  return rows
}

/** What rows, as `f`, with their ticket, as `t`, are narrowed to. */
export function filterOf(request: RatingFilter): RawBuilder<boolean> {
  const { agentId, teamId, type, channel, categoryId, serviceId, articleId } = request
  const parts = [
    agentId && sql`f.agent_id = ${agentId}`,
    teamId && sql`f.team_id = ${teamId}`,
    type && sql`t.type = ${type}`,
    channel && sql`t.channel = ${channel}`,
    categoryId &&
      sql`exists (select from service_requests as w join services as v on v.id = w.service_id
        where w.ticket_id = t.id and v.category_id = ${categoryId})`,
    serviceId &&
      sql`exists (select from service_requests as w where w.ticket_id = t.id and w.service_id = ${serviceId})`,
    articleId &&
      sql`exists (select from ticket_articles as w where w.ticket_id = t.id and w.article_id = ${articleId})`,
  ].filter((part) => typeof part === 'object')
  return parts.length === 0 ? sql`true` : sql`${sql.join(parts, sql` and `)}`
}

/** The group of everything has no key of its own. */
function figuresOf(total: GroupFigures | undefined): RatingFigures {
  if (total === undefined)
    return { asked: 0, answered: 0, count: 0, satisfied: 0, average: null, effort: null, effortCount: 0 }
  const { key: _key, name: _name, ...figures } = total
  return figures
}
