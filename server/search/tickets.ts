import { type RawBuilder, sql } from 'kysely'
import type { TicketSummary } from '#contract/tickets.ts'
import type { Ctx } from '../kernel/context.ts'
import { bestPiece, lexemesOfQuery, queryOf, waysToFinish } from '../texts/index.ts'
import { listTickets, presentSummary, selectSummaries, ticketsVisibleTo } from '../tickets/index.ts'

/** So many of the newest matches are ranked; a word that half the desk uses costs no more than a rare one. */
const candidates = 100
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
  for (const unfinished of waysToFinish(text)) {
    const query = queryOf(text, unfinished)
    const ranked = await rankMatches(ctx, query, text, limit, condition)
    if (ranked.length > 0) return presentMatches(ctx, ranked)
  }
  return []
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

interface Match {
  ticketId: string
  /** What was looked for, as PostgreSQL writes it. */
  words: string
}

async function listNewest(ctx: Ctx, limit: number, condition?: RawBuilder<boolean>): Promise<FoundTicket[]> {
  const conditions = condition === undefined ? [] : [condition]
  const { items } = await listTickets(ctx, conditions, { sort: 'updatedAt', order: 'desc', limit })
  return items.map((ticket) => ({ ticket, excerpt: ticket.snippet }))
}

async function rankMatches(
  ctx: Ctx,
  query: RawBuilder<string>,
  text: string,
  limit: number,
  condition?: RawBuilder<boolean>,
): Promise<Match[]> {
  const reach = [ticketsVisibleTo(ctx.actor), condition].filter((one) => one !== undefined)
  const chosen =
    reach.length === 0
      ? sql``
      : sql`and exists (select 1 from tickets as t where t.id = d.ticket_id and ${sql.join(reach, sql` and `)})`
  const number = /^#?(\d{1,15})$/.exec(text.trim())?.[1] ?? null
  const { rows } = await sql<Match>`
    with wanted as materialized (select ${query} as words),
    matches as (
      (select d.ticket_id, d.number, d.document from ticket_documents as d
      where d.number = ${number}::bigint
      ${chosen})
      union all
      (select d.ticket_id, d.number, d.document from ticket_documents as d
      where d.document @@ ${query} and d.number is distinct from ${number}::bigint
      ${chosen}
      order by d.number desc
      limit ${candidates})
    ),
    -- Apart, or all that match would be ranked before the newest are taken.
    ranked as (select ticket_id, number, ts_rank(document, wanted.words) as rank from wanted, matches)
    select ticket_id, (select words::text from wanted) as words from ranked
    order by (number = ${number}::bigint) is true desc,
      rank * (1 + 0.5 * percent_rank() over (order by number)) desc, number desc
    limit ${limit}`.execute(ctx.db)
  return rows
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
