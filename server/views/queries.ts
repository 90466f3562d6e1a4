import { type RawBuilder, sql } from 'kysely'
import type { RuleCondition } from '#contract/rules.ts'
import { isCustom } from '#contract/view-conditions.ts'
import { countLimit, type View, type ViewId } from '#contract/views.ts'
import { listFields } from '../fields/index.ts'
import type { PersonActor } from '../kernel/actor.ts'
import type { Ctx } from '../kernel/context.ts'
import { found } from '../kernel/errors.ts'
import { isTeam, listTeams, mayKeep, teamsOf } from '../teams/index.ts'
import { approvesAny, ticketsVisibleTo } from '../tickets/index.ts'
import { compileCondition, type Onlooker } from './conditions/compile.ts'
import { conditionsOfBuiltIn, deskViews } from './definitions.ts'
import { listPlaces, type Place } from './places.ts'
import { presentSaved, type SavedView, selectSavedViews } from './saved.ts'

/** All views of the agent in the agent's own order; without one: the desk's, the teams', then those that were made. */
export async function listViews(ctx: Ctx, actor: PersonActor): Promise<View[]> {
  const [teams, teamIds, saved, places, isSenior] = await Promise.all([
    listTeams(ctx.db),
    teamsOf(ctx.db, actor.id),
    selectSavedViews(ctx.db, actor).orderBy(sql`lower(v.name), v.id`).execute(),
    listPlaces(ctx, actor.id),
    approvesAny(ctx.db, actor),
  ])
  const seen = teams.filter(({ id }) => actor.teams === 'all' || actor.teams.includes(id))
  const views = [
    ...deskViews.map((id) => builtIn(id, 'desk', null, null)),
    // Whoever approves nobody's replies has no use for it.
    ...(isSenior ? [builtIn('approve', 'desk', null, null)] : []),
    ...seen.map(({ id, name, color }) => builtIn(`team:${id}`, 'team', name, color)),
    ...saved.map((row) => made(presentSaved(row), actor, teamIds, teams)),
  ]
  return inOrder(views, places)
}

export async function getView(ctx: Ctx, actor: PersonActor, id: ViewId): Promise<View> {
  const view = (await listViews(ctx, actor)).find((one) => one.id === id.toLowerCase())
  return found(view, 'View')
}

export const newestFirst = { sort: 'updatedAt', order: 'desc' } as const

/** Who looks through these conditions. Custom fields are looked up only for those that ask for one. */
export async function onlooker(ctx: Ctx, actor: PersonActor, conditions: readonly RuleCondition[]): Promise<Onlooker> {
  const [teamIds, fields] = await Promise.all([
    teamsOf(ctx.db, actor.id),
    conditions.some(asksForCustom) ? listFields(ctx.db) : [],
  ])
  return { actorId: actor.id, teamIds, fields, now: ctx.now() }
}

function asksForCustom(part: RuleCondition): boolean {
  return part.kind === 'test' ? isCustom(part.field) : part.of.some(asksForCustom)
}

/** What a view shows, as conditions on `tickets as t`. */
function ticketsOfView(
  view: Pick<View, 'id' | 'definition'>,
  actor: PersonActor,
  who: Onlooker,
): RawBuilder<boolean>[] {
  if (view.definition === null) return conditionsOfBuiltIn(view.id, actor)
  return [compileCondition(view.definition.condition, who)]
}

/** What a list of a view needs, without looking at all the others; what the agent does not see is not found. */
export async function openView(ctx: Ctx, actor: PersonActor, id: ViewId) {
  if (id.startsWith('view:')) {
    const row = await selectSavedViews(ctx.db, actor).where('v.id', '=', id.slice('view:'.length)).executeTakeFirst()
    const { condition, sort, order } = presentSaved(found(row, 'View'))
    return { conditions: [compileCondition(condition, await onlooker(ctx, actor, [condition]))], sort, order }
  }
  if (id.startsWith('team:')) await findTeam(ctx, actor, id.slice('team:'.length).toLowerCase())
  return { conditions: conditionsOfBuiltIn(id, actor), ...newestFirst }
}

/** Whose team's tickets an agent sees is known of the agent; of an administrator's teams only that they are there. */
async function findTeam(ctx: Ctx, { teams }: PersonActor, id: string): Promise<void> {
  const isSeen = teams === 'all' ? await isTeam(ctx.db, id) : teams.includes(id)
  found(isSeen || undefined, 'View')
}

/** All counts in one round trip; each stops at the limit, so a large view costs no more than a small one. */
export async function countViews(ctx: Ctx, actor: PersonActor): Promise<Record<string, number>> {
  const views = (await listViews(ctx, actor)).filter(({ isHidden }) => !isHidden)
  if (views.length === 0) return {}
  const made = views.flatMap(({ definition }) => (definition === null ? [] : [definition.condition]))
  const who = await onlooker(ctx, actor, made)
  const counts = views.map((view) => sql`(${countOf(ctx, ticketsOfView(view, actor, who))})`)
  const { rows } = await sql<{ counts: number[] }>`select array[${sql.join(counts)}] as counts`.execute(ctx.db)
  return Object.fromEntries(views.map(({ id }, index) => [id, rows[0]?.counts[index] ?? 0]))
}

export async function countTickets(ctx: Ctx, conditions: RawBuilder<boolean>[]): Promise<number> {
  const { rows } = await countOf(ctx, conditions).execute(ctx.db)
  return rows[0]?.count ?? 0
}

function countOf(ctx: Ctx, own: RawBuilder<boolean>[]): RawBuilder<{ count: number }> {
  const visible = ticketsVisibleTo(ctx.actor)
  const conditions = [...own, ...(visible === undefined ? [] : [visible])]
  return sql`select count(*)::int as count from (
    select 1 from tickets as t where ${sql.join(conditions, sql` and `)} limit ${countLimit}) as counted`
}

/** As a view is to whoever has not said otherwise. */
const unplaced = { isFavourite: false, isHidden: false, columns: null }

function builtIn(id: ViewId, group: 'desk' | 'team', name: string | null, color: string | null): View {
  return { id, name, color, group, ...unplaced, definition: null, can: { change: false } }
}

function made(
  { id, name, ...definition }: SavedView,
  actor: PersonActor,
  teamIds: string[],
  teams: { id: string; color: string }[],
): View {
  const { audience } = definition
  const team = audience.kind === 'team' ? teams.find((one) => one.id === audience.teamId) : undefined
  const change = mayKeep(audience, actor, teamIds)
  const seen = { ...builtIn(`view:${id}`, 'desk', name, team?.color ?? null), can: { change } }
  return { ...seen, group: audience.kind, definition }
}

function inOrder(views: View[], places: Map<string, Place>): View[] {
  const position = ({ id }: View) => places.get(id)?.position ?? Number.MAX_SAFE_INTEGER
  return views
    .toSorted((one, other) => position(one) - position(other))
    .map((view) => {
      const { isFavourite, isHidden, columns } = places.get(view.id) ?? unplaced
      return { ...view, isFavourite, isHidden, columns }
    })
}
