import { sql } from 'kysely'
import type { AlikeArticle } from '#contract/ticket-articles.ts'
import type { Ctx, Tx, Work } from '../kernel/context.ts'
import { transact } from '../kernel/context.ts'
import { rememberText, suggestTexts } from '../similarity/index.ts'
import { articlesVisibleTo } from './reach.ts'
import { presentSummary, readSummaries } from './summaries.ts'

const kind = 'article'
/** Less alike than this, two texts share but a word. */
const leastScore = 0.14
const mostLooked = 40
const atOnce = 100

/** Articles in reach that say something about the same as a text, the likest first. */
export async function listAlike(
  ctx: Pick<Ctx, 'db' | 'actor'>,
  text: { subject: string; body: string },
  limit: number,
): Promise<AlikeArticle[]> {
  const found = (await suggestTexts(ctx.db, kind, text, mostLooked)).filter(({ score }) => score >= leastScore)
  if (found.length === 0) return []
  const ids = found.map(({ id }) => id)
  const { rows } = await sql<{ id: string }>`select a.id from articles as a
    where a.id = any(${ids}::uuid[]) and a.status <> 'archived' and ${articlesVisibleTo(ctx.actor)}`.execute(ctx.db)
  const seen = new Set(rows.map(({ id }) => id))
  const shown = found.filter(({ id }) => seen.has(id)).slice(0, limit)
  const summaries = await readSummaries(
    ctx.db,
    ctx.actor,
    shown.map(({ id }) => id),
    true,
  )
  return shown.flatMap(({ id, score }) => {
    const row = summaries.get(id)
    return row === undefined ? [] : [{ article: presentSummary(row, ctx.actor), score: Math.min(1, score) }]
  })
}

interface Texts {
  title: string
  summary: string
  keywords: string
  bodyText: string
}

/** Keeps what an article is compared by. */
export async function rememberArticle(work: Work, id: string, language: string, texts: Texts): Promise<void> {
  const body = [texts.summary, texts.keywords, texts.bodyText].join('\n')
  await rememberText(work, { kind, id, language, subject: texts.title, body })
}

/** Compares articles anew: those that never were, or all of them when the desk has learnt which words are rare. */
export async function rememberArticles(ctx: Ctx, isAll: boolean, signal: AbortSignal | undefined): Promise<void> {
  let after = '00000000-0000-0000-0000-000000000000'
  while (signal?.aborted !== true) {
    const last = await transact(ctx, async (work) => {
      const rows = await readTexts(work.tx, after, isAll)
      for (const row of rows) await rememberArticle(work, row.id, row.language, row)
      return rows.at(-1)?.id
    })
    if (last === undefined) return
    after = last
  }
}

async function readTexts(tx: Tx, after: string, isAll: boolean): Promise<(Texts & { id: string; language: string })[]> {
  const { rows } = await sql<Texts & { id: string; language: string }>`
    select a.id, a.language, v.title, v.summary, v.keywords, v.body_text from articles as a
    join article_versions as v on v.article_id = a.id and v.version = coalesce(a.live_version, a.version)
    where a.id > ${after}::uuid and (${isAll} or not exists (
      select from text_features as f where f.kind = ${kind} and f.text_id = a.id))
    order by a.id limit ${atOnce}`.execute(tx)
  return rows
}
