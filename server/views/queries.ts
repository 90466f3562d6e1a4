import { type RawBuilder, sql } from 'kysely'
import { countLimit, type View, type ViewId } from '#contract/views.ts'
import type { PersonActor } from '../kernel/actor.ts'
import type { Ctx } from '../kernel/context.ts'
import { listTeams } from '../teams/index.ts'
import { ticketsVisibleTo } from '../tickets/index.ts'
import { conditionsOfView, deskViews } from './definitions.ts'

/** The desk's views, then one for each team that the agent sees. */
export async function listViews(ctx: Ctx, actor: PersonActor): Promise<View[]> {
  const teams = await listTeams(ctx.db)
  const seen = teams.filter(({ id }) => actor.teams === 'all' || actor.teams.includes(id))
  return [
    ...deskViews.map((id) => ({ id, name: null, color: null, group: 'desk' as const })),
    ...seen.map(({ id, name, color }) => ({ id: `team:${id}` as const, name, color, group: 'team' as const })),
  ]
}

export async function hasView(ctx: Ctx, actor: PersonActor, id: ViewId): Promise<boolean> {
  if (!id.startsWith('team:')) return true
  return (await listViews(ctx, actor)).some((view) => view.id === id.toLowerCase())
}

/** All counts in one round trip; each stops at the limit, so a large view costs no more than a small one. */
export async function countViews(ctx: Ctx, actor: PersonActor): Promise<Record<string, number>> {
  const views = await listViews(ctx, actor)
  const counts = views.map(({ id }) => sql`(${countOf(ctx, id, actor.id)})`)
  const { rows } = await sql<{ counts: number[] }>`select array[${sql.join(counts)}] as counts`.execute(ctx.db)
  return Object.fromEntries(views.map(({ id }, index) => [id, rows[0]?.counts[index] ?? 0]))
}

function countOf(ctx: Ctx, id: ViewId, actorId: string): RawBuilder<number> {
  const visible = ticketsVisibleTo(ctx.actor)
  const conditions = [...conditionsOfView(id, actorId), ...(visible === undefined ? [] : [visible])]
  return sql`select count(*)::int from (
    select 1 from tickets as t where ${sql.join(conditions, sql` and `)} limit ${countLimit}) as counted`
}
