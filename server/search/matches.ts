import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../kernel/context.ts'
import { onePlan } from '../platform/preparing-client.ts'
import { queryOf, type Unfinished, waysToFinish } from '../texts/index.ts'
import { ticketsVisibleTo } from '../tickets/index.ts'

/** So many of the newest matches are ranked; a word that half the desk uses costs no more than a rare one. */
const candidates = 100
/** Beginnings of words are not looked for where the words themselves are in so many tickets. */
export const enough = 20
/** Among so many of the newest tickets a common word shows itself: … */
const near = 300
/** … found so often there, … */
const common = 8
/** … it is in enough of so many, and need not be looked up. */
const wide = 5000

export interface Match {
  ticketId: string
  /** What was looked for, as PostgreSQL writes it. */
  words: string
}

interface Wanted {
  text: string
  limit: number
  condition: RawBuilder<boolean> | undefined
}

/** Tickets with all the words that fulfil the condition, the best first; a number finds its ticket before all others. */
export async function rankMatches(ctx: Ctx, wanted: Wanted): Promise<Match[]> {
  for (const unfinished of waysToFinish(wanted.text)) {
    const matches = await matchesOf(ctx, wanted, unfinished)
    if (matches.length > 0 && (unfinished !== 'none' || (matches[0]?.ranked ?? 0) >= enough)) return matches
  }
  return []
}

async function matchesOf(ctx: Ctx, { text, limit, condition }: Wanted, unfinished: Unfinished) {
  const number = /^#?(\d{1,15})$/.exec(text.trim())?.[1] ?? null
  const isNumber = sql`d.number = ${number}::bigint`
  const reach = ticketsVisibleTo(ctx.actor)
  const newest =
    condition === undefined ? newestByWords(reach) : newestChosen(queryOf(text, unfinished), reach, condition)
  const { rows } = await sql<Match & { ranked: number }>`
    ${condition === undefined ? onePlan : sql``}
    with wanted as materialized (select ${queryOf(text, unfinished)} as words),
    ${newest},
    matches as (
      select * from (select d.ticket_id, d.number, d.document from ticket_documents as d
        where ${isNumber}${within(reach, condition)}) as numbered
      union all
      select * from newest as d where (${isNumber}) is not true
    ),
    -- Apart, or all that match would be ranked before the newest are taken.
    ranked as (select ticket_id, number, ts_rank(document, wanted.words) as rank from wanted, matches)
    select ticket_id, (select words::text from wanted) as words, count(*) over ()::int as ranked from ranked
    order by (number = ${number}::bigint) is true desc,
      rank * (1 + 0.5 * percent_rank() over (order by number)) desc, number desc
    limit ${limit}`.execute(ctx.db)
  return rows
}

/**
 * The newest matches, however common the words are, by a plan that does not depend on them. PostgreSQL's own guess takes
 * words for independent of each other, and walked through all tickets in vain when two common ones never meet.
 */
function newestByWords(reach: RawBuilder<boolean> | undefined): RawBuilder<unknown> {
  const matching = (tickets: RawBuilder<unknown>) => sql`select d.ticket_id, d.number, d.document from ${tickets} as d
    where d.document @@ (select words from wanted)${within(reach)}`
  const walk = (length: number) => sql`(select * from ticket_documents order by number desc limit ${length})`
  const first = sql`order by number desc limit ${candidates}`
  return sql`
    near as materialized (${matching(walk(near))} ${first}),
    wide as materialized (${matching(walk(wide))}
      and (select count(*) from near) >= ${common} and (select count(*) from near) < ${candidates} ${first}),
    -- The offset keeps the index of the words, where the order would tempt PostgreSQL to walk.
    everywhere as materialized (select * from (${matching(sql`ticket_documents`)}
      and (select count(*) from near) < ${candidates} and (select count(*) from wide) < ${candidates}
      offset 0) as found ${first}),
    newest as (
      select * from near where (select count(*) from near) = ${candidates}
      union all
      select * from wide where (select count(*) from wide) = ${candidates}
      union all
      select * from everywhere
    )`
}

/** The newest matches that fulfil a condition. What chooses best, words or condition, PostgreSQL knows from their values. */
function newestChosen(
  query: RawBuilder<string>,
  reach: RawBuilder<boolean> | undefined,
  condition: RawBuilder<boolean>,
): RawBuilder<unknown> {
  return sql`newest as (select d.ticket_id, d.number, d.document from ticket_documents as d
    where d.document @@ ${query}${within(reach, condition)}
    order by d.number desc limit ${candidates})`
}

function within(...conditions: (RawBuilder<boolean> | undefined)[]): RawBuilder<unknown> {
  const given = conditions.filter((one) => one !== undefined)
  if (given.length === 0) return sql``
  return sql` and exists (select 1 from tickets as t where t.id = d.ticket_id and ${sql.join(given, sql` and `)})`
}
