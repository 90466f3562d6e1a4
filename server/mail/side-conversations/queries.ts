import { sql } from 'kysely'
import type { SideConversation } from '#contract/side-conversations.ts'
import { isAgent } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import { found } from '../../kernel/errors.ts'
import { presentPersonRef } from '../../people/index.ts'
import { getTicketId, snippetOf, standingNumbers, withMerged } from '../../tickets/index.ts'

const mostListed = 100

/** Those of a ticket in reach, and of what was merged into it. */
export async function listConversations(ctx: Ctx, number: number): Promise<SideConversation[]> {
  const ticketId = await getTicketId(ctx, number)
  const rows = await selectConversations(ctx)
    .where(sql<boolean>`s.ticket_id = any(${withMerged(ticketId)})`)
    .orderBy('s.updatedAt', 'desc')
    .orderBy('s.id', 'desc')
    .limit(mostListed)
    .execute()
  return rows.map((row) => present(ctx, row, number))
}

export async function getConversation(ctx: Ctx, id: string): Promise<SideConversation> {
  const row = found(await selectConversations(ctx).where('s.id', '=', id).executeTakeFirst(), 'Side conversation')
  const number = (await standingNumbers(ctx.db, [row.number])).get(row.number) ?? row.number
  await getTicketId(ctx, number)
  return present(ctx, row, number)
}

function selectConversations(ctx: Ctx) {
  return ctx.db
    .selectFrom('sideConversations as s')
    .innerJoin('tickets as t', 't.id', 's.ticketId')
    .leftJoin('people as p', 'p.id', 's.startedBy')
    .selectAll('s')
    .select(['t.number', 'p.name as starterName', 'p.email as starterEmail', 'p.role as starterRole'])
    .select([
      sql<SideConversation['people']>`(select coalesce(json_agg(json_build_object(
          'name', w.name, 'address', w.address) order by w.address), '[]')
        from side_conversation_people as w where w.conversation_id = s.id)`.as('people'),
      sql<number>`(select count(*)::int from messages as m where m.side_conversation_id = s.id)`.as('messageCount'),
      sql<string | null>`(select left(m.new_text, 1000) from messages as m
        where m.side_conversation_id = s.id order by m.id desc limit 1)`.as('lastText'),
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof selectConversations>['executeTakeFirstOrThrow']>>

function present(ctx: Ctx, row: Row, ticketNumber: number): SideConversation {
  const { startedBy, starterName, starterEmail, starterRole } = row
  return {
    id: row.id,
    ticketNumber,
    subject: row.subject,
    // The database's check holds the column to these words.
    state: row.state as SideConversation['state'],
    hasNews: row.hasNews,
    people: row.people,
    startedBy:
      startedBy === null || starterName === null || starterRole === null
        ? null
        : presentPersonRef({ id: startedBy, name: starterName, email: starterEmail, role: starterRole }),
    messageCount: row.messageCount,
    excerpt: snippetOf(row.lastText ?? ''),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    can: { write: isAgent(ctx.actor) },
  }
}
