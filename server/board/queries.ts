import { sql } from 'kysely'
import { mostOnColumn, type TeamBoard } from '#contract/board.ts'
import { listAgents } from '../duty/index.ts'
import type { PersonActor } from '../kernel/actor.ts'
import type { Ctx } from '../kernel/context.ts'
import { found } from '../kernel/errors.ts'
import { presentSummary, summariesOf, ticketsVisibleTo } from '../tickets/index.ts'

type Column = TeamBoard['queue']

/** The board of a team whose tickets the actor sees. */
export async function readBoard(ctx: Ctx, actor: PersonActor, teamId: string): Promise<TeamBoard> {
  const team = await ctx.db
    .selectFrom('teams')
    .select(['id', 'name', 'color'])
    .where('id', '=', teamId)
    .$if(actor.teams !== 'all', (query) => query.where('id', '=', sql<string>`any(${teamsSeen(actor)}::uuid[])`))
    .executeTakeFirst()
  const shown = found(team, 'Team')
  const columns = await readColumns(ctx, teamId)
  const agents = await listAgents(ctx, actor, { teamId })
  const members = new Set(agents.map(({ person }) => person.id))
  return {
    team: shown,
    queue: columns.get(null) ?? empty,
    people: agents.map((agent) => ({ agent, ...(columns.get(agent.person.id) ?? empty) })),
    elsewhere: [...columns].flatMap(([personId, column]) =>
      personId === null || members.has(personId)
        ? []
        : [{ personId, name: column.tickets[0]?.assignee?.name ?? '', ...column }],
    ),
  }
}

const empty: Column = { count: 0, overdueCount: 0, soonCount: 0, tickets: [] }

function teamsSeen(actor: PersonActor): string[] {
  return actor.teams === 'all' ? [] : [...actor.teams]
}

interface Row extends Omit<Column, 'tickets'> {
  id: string
  assigneeId: string | null
}

/** The tickets of a team that are not solved by who has them: of each the first ones, and how many there are. */
async function readColumns(ctx: Ctx, teamId: string): Promise<Map<string | null, Column>> {
  const visible = ticketsVisibleTo(ctx.actor) ?? sql<boolean>`true`
  const now = ctx.now()
  const isOverdue = sql`t.next_due_at <= ${now}`
  const isSoon = sql`t.next_soon_at <= ${now} and t.next_due_at > ${now}`
  const { rows } = await sql<Row>`
    select id, assignee_id, count, overdue_count, soon_count from (
      select t.id, t.assignee_id, count(*) over (partition by t.assignee_id)::int as count,
        count(*) filter (where ${isOverdue}) over (partition by t.assignee_id)::int as overdue_count,
        count(*) filter (where ${isSoon}) over (partition by t.assignee_id)::int as soon_count,
        row_number() over (partition by t.assignee_id order by t.priority, t.created_at, t.id) as place
      from tickets as t
      where t.team_id = ${teamId} and t.status in ('new', 'open', 'pending', 'on_hold') and ${visible}
    ) as numbered
    where place <= ${mostOnColumn}
    order by assignee_id, place`.execute(ctx.db)
  const ids = rows.map(({ id }) => id)
  const page = ctx.db.selectFrom('tickets as t').selectAll('t').where('t.id', '=', sql<string>`any(${ids}::uuid[])`)
  const summaries = await summariesOf(ctx, page).execute()
  const byId = new Map(summaries.map((row) => [row.id, presentSummary(row, ctx.actor)]))
  const columns = new Map<string | null, Column>()
  for (const { id, assigneeId, ...counts } of rows) {
    const ticket = byId.get(id)
    const column = columns.get(assigneeId) ?? { ...counts, tickets: [] }
    if (ticket !== undefined) column.tickets.push(ticket)
    columns.set(assigneeId, column)
  }
  return columns
}
