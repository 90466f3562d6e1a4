import { type RawBuilder, sql } from 'kysely'
import type { TicketSummary } from '#contract/tickets.ts'
import type { Ctx } from '../kernel/context.ts'
import { inTurn } from '../platform/in-turn.ts'
import { bestPiece, lexemesOfQuery } from '../texts/index.ts'
import { listTickets, presentSummary, selectSummaries } from '../tickets/index.ts'
import { type Match, rankMatches } from './matches.ts'

/** Where the words were said is looked for in so many of a ticket's newest messages, and in the beginning of each. */
const textsOfTicket = 30
const textLength = 4000

export interface FoundTicket {
  ticket: TicketSummary
  excerpt: string
}

/**
 * Tickets with all the words that fulfil the condition, the best first; a number finds its ticket before everything
 * else. Without words: the newest.
 */
export async function searchTickets(
  ctx: Ctx,
  text: string,
  limit: number,
  condition?: RawBuilder<boolean>,
): Promise<FoundTicket[]> {
  if (text === '') return listNewest(ctx, limit, condition)
  return inTurn(async () => {
    const ranked = await rankMatches(ctx, { text, limit, condition })
    return ranked.length === 0 ? [] : presentMatches(ctx, ranked)
  })
}

async function presentMatches(ctx: Ctx, ranked: Match[]): Promise<FoundTicket[]> {
  const ids = ranked.map(({ ticketId }) => ticketId)
  const [rows, texts] = await Promise.all([
    selectSummaries(ctx).where(sql<boolean>`t.id = any(${ids}::uuid[])`).execute(),
    listTexts(ctx, ids),
  ])
  const lexemes = lexemesOfQuery(ranked[0]?.words ?? '')
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row === undefined
      ? []
      : [{ ticket: presentSummary(row, ctx.actor), excerpt: bestPiece(texts.get(id) ?? [], lexemes) ?? row.snippet }]
  })
}

async function listNewest(ctx: Ctx, limit: number, condition?: RawBuilder<boolean>): Promise<FoundTicket[]> {
  const conditions = condition === undefined ? [] : [condition]
  const { items } = await listTickets(ctx, conditions, { sort: 'updatedAt', order: 'desc', limit })
  return items.map((ticket) => ({ ticket, excerpt: ticket.snippet }))
}

/** What was said last in each of these tickets, the newest first. */
async function listTexts(ctx: Ctx, ticketIds: string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ ticketId: string; texts: string[] }>`
    select w.ticket_id, array(
      select left(new_text, ${textLength}::int) from messages where messages.ticket_id = w.ticket_id
      order by id desc limit ${textsOfTicket}::int
    ) as texts
    from unnest(${ticketIds}::uuid[]) as w (ticket_id)`.execute(ctx.db)
  return new Map(rows.map(({ ticketId, texts }) => [ticketId, texts]))
}
