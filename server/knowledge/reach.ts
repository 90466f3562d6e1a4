import { type RawBuilder, sql } from 'kysely'
import { type Visibility, visibilities } from '#contract/knowledge.ts'
import { type Actor, isAdmin, isAgent } from '../kernel/actor.ts'

/** For whom something itself is, whatever stands above it. */
export interface Readership {
  visibility: Visibility
  organizationIds: readonly string[]
  teamIds: readonly string[]
}

/** For whom something is when all above it has narrowed it; the level is the place in `visibilities`. */
export interface Reach {
  level: number
  organizationIds: string[]
  teamIds: string[]
}

const internal = visibilities.indexOf('internal')
const agents = visibilities.indexOf('agents')
const organizations = visibilities.indexOf('organizations')
const everybody = visibilities.indexOf('public')

/** What nothing narrows. */
export const wholeReach: Reach = { level: everybody, organizationIds: [], teamIds: [] }

/** Who reads what stands below `above` and is for `own`: never more than either. */
export function narrow(above: Reach, own: Readership): Reach {
  const ownLevel = visibilities.indexOf(own.visibility)
  const level = Math.min(above.level, ownLevel)
  return {
    level,
    organizationIds:
      level === organizations
        ? shared(level, [above.level, above.organizationIds], [ownLevel, own.organizationIds])
        : [],
    teamIds: level === internal ? shared(level, [above.level, above.teamIds], [ownLevel, own.teamIds]) : [],
  }
}

export function visibilityOf(level: number): Visibility {
  return visibilities[level] ?? 'internal'
}

/** Which articles an actor reaches, as a condition on `articles as a`. Every query for articles goes through this. */
export function articlesVisibleTo(actor: Actor): RawBuilder<boolean> {
  if (actor.kind === 'system' || isAdmin(actor)) return sql`true`
  if (isAgent(actor)) return sql`(${ofAgent(actor.id, 'a')} or a.owner_id = ${actor.id})`
  return sql`(a.live_version is not null and ${ofReader(actor, 'a')})`
}

/** Whether `people as p` works here and reads `articles as x`: the same rule, asked of many people at once. */
export const seesArticle = sql<boolean>`(p.is_active and p.role <> 'requester' and (
    p.role = 'admin' or x.reach_level >= ${agents} or x.owner_id = p.id or exists (
      select from team_members as m where m.person_id = p.id and m.team_id = any(x.reach_team_ids))))`

/** Which categories an actor sees, as a condition on `article_categories as c`. */
export function categoriesVisibleTo(actor: Actor): RawBuilder<boolean> {
  if (actor.kind === 'system' || isAdmin(actor)) return sql`true`
  return isAgent(actor) ? ofAgent(actor.id, 'c') : ofReader(actor, 'c')
}

function ofAgent(personId: string, alias: 'a' | 'c'): RawBuilder<boolean> {
  const [level, teams] = [sql.ref(`${alias}.reachLevel`), sql.ref(`${alias}.reachTeamIds`)]
  return sql`(${level} >= ${agents} or exists (
    select from team_members as tm where tm.person_id = ${personId} and tm.team_id = any(${teams})))`
}

/** Whoever holds the link to one ticket only is nobody here. */
function ofReader(actor: Actor, alias: 'a' | 'c'): RawBuilder<boolean> {
  const [level, ids] = [sql.ref(`${alias}.reachLevel`), sql.ref(`${alias}.reachOrganizationIds`)]
  if (actor.kind !== 'person' || actor.guestTicketId !== undefined) return sql`${level} = ${everybody}`
  return sql`(${level} = ${everybody} or (${level} = ${organizations} and exists (
    select from people as reader where reader.id = ${actor.id} and reader.organization_id = any(${ids}))))`
}

/** Of the lists that stand at a level, what all of them have. */
function shared(level: number, ...lists: [number, readonly string[]][]): string[] {
  const [first = [], ...rest] = lists.filter(([at]) => at === level).map(([, ids]) => ids)
  return first.filter((id) => rest.every((ids) => ids.includes(id)))
}
