import { sql } from 'kysely'
import type { AiProposal } from '#contract/ai.ts'
import type { Ctx } from '../kernel/context.ts'
import { listTeams } from '../teams/index.ts'
import { ticketsVisibleTo } from '../tickets/index.ts'

const mostTags = 60

export interface Choices {
  teams: NonNullable<AiProposal['team']>[]
  tags: string[]
}

/** What a ticket may be sorted into: the teams, and the tags that stand on tickets in reach, the commonest first. */
export async function listChoices(ctx: Ctx): Promise<Choices> {
  const visible = ticketsVisibleTo(ctx.actor) ?? sql`true`
  const [teams, { rows }] = await Promise.all([
    listTeams(ctx.db),
    sql<{ name: string }>`select name from tags where count > 0 and exists (
      select from tickets as t where t.tags @> array[tags.name] and ${visible})
      order by count desc, name limit ${mostTags}`.execute(ctx.db),
  ])
  return {
    teams: teams.map(({ id, name, color }) => ({ id, name, color })),
    tags: rows.map(({ name }) => name),
  }
}
