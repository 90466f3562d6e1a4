import { sql } from 'kysely'
import type { knowledge } from '#contract/knowledge.ts'
import type { Input, Result } from '#contract/operation.ts'
import { type Actor, isAgent } from '../kernel/actor.ts'
import type { Ctx, Db, Work } from '../kernel/context.ts'
import { wordsOf } from '../texts/index.ts'

const keptDays = 365
const longest = 120

/** Counts a search that found nothing: its words, without what might tell of a person, and nothing of who searched. */
export async function recordGap(work: Work, { q, language }: { q: string; language: string }): Promise<void> {
  const words = impersonal(q)
  if (words === '') return
  await sql`insert into article_gaps as g (words, language, audience, count, last_at)
    values (plain(${words}), ${language}, ${audienceOf(work.actor)}, 1, ${work.now()})
    on conflict (words, language, audience) do update set count = g.count + 1, last_at = excluded.last_at`.execute(
    work.tx,
  )
}

/** The words of a search without addresses and long numbers; nothing when too little is left to be of use. */
export function impersonal(text: string): string {
  const kept = text
    .split(/\s+/)
    .filter((piece) => !piece.includes('@') && !/\d[\d\s().+-]{3,}\d/.test(piece))
    .join(' ')
  const words = wordsOf(kept).filter((word) => !/\d{4,}/.test(word))
  const said = words.join(' ').slice(0, longest).trim()
  return said.length < 3 ? '' : said
}

export async function listGaps(
  db: Db,
  { limit }: Input<typeof knowledge.gaps>['query'],
): Promise<Result<typeof knowledge.gaps>['items']> {
  const rows = await db
    .selectFrom('articleGaps')
    .selectAll()
    .orderBy('count', 'desc')
    .orderBy('words')
    .limit(limit)
    .execute()
  return rows.map(({ words, language, audience, count, lastAt }) => ({
    words,
    language: language === 'en' ? 'en' : 'es',
    audience: audience === 'agent' || audience === 'requester' ? audience : 'public',
    count,
    lastAt: lastAt.toISOString(),
  }))
}

export async function settleGap(ctx: Ctx, words: string): Promise<void> {
  await ctx.db.deleteFrom('articleGaps').where('words', '=', words).execute()
}

/** What nobody has searched for in a year. */
export async function forgetGaps(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now().getTime() - keptDays * 86_400_000)
  await ctx.db.deleteFrom('articleGaps').where('lastAt', '<', before).execute()
}

function audienceOf(actor: Actor): 'public' | 'requester' | 'agent' {
  if (isAgent(actor)) return 'agent'
  return actor.kind === 'person' && actor.guestTicketId === undefined ? 'requester' : 'public'
}
