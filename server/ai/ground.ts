import type { ArticleSummary } from '#contract/article.ts'
import type { Ctx } from '../kernel/context.ts'
import { actingAs } from '../kernel/context.ts'
import { getArticle, listAlike, searchArticles } from '../knowledge/index.ts'
import { personActor } from '../people/index.ts'
import { textFromHtml } from '../texts/index.ts'
import type { AskedTicket } from './ticket.ts'

export interface GroundArticle {
  article: ArticleSummary
  title: string
  text: string
}

/** So many are looked at, and so many are sent. */
const mostFound = 8

/**
 * The published articles that may answer a ticket, of those that its requester may read: what is drafted from them can
 * tell her nothing that is hidden from her.
 */
export async function articlesFor(ctx: Ctx, ticket: AskedTicket): Promise<GroundArticle[]> {
  const requester = await personActor(ctx.db, ticket.requesterId)
  if (requester === undefined) return []
  const hers = actingAs(ctx, { ...requester, role: 'requester' })
  const body = ticket.said.find(({ isNote }) => !isNote)?.text ?? ''
  const alike = await listAlike(hers, { subject: ticket.subject, body }, mostFound)
  const search = { q: ticket.subject.slice(0, 200), language: ticket.language, limit: mostFound, suggest: true }
  const found = ticket.subject.trim() === '' ? [] : (await searchArticles(hers, search)).items
  const ids = new Set([...alike, ...found].map(({ article }) => article.id))
  const articles = await Promise.all([...ids].slice(0, mostFound).map((id) => getArticle(hers, id, true)))
  return articles.map((article) => ({
    article: summaryOf(article),
    title: article.title,
    text: textFromHtml(article.bodyHtml),
  }))
}

/** The likest by vectors, where a model makes them. */
export function nearest<Item>(items: readonly Item[], vectors: readonly number[][], to: readonly number[]): Item[] {
  return items
    .map((item, place) => ({ item, score: cosine(vectors[place] ?? [], to) }))
    .sort((one, other) => other.score - one.score)
    .map(({ item }) => item)
}

function cosine(one: readonly number[], other: readonly number[]): number {
  const dot = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0)
  const length = Math.sqrt(dot(one, one) * dot(other, other))
  return length === 0 ? 0 : dot(one, other) / length
}

function summaryOf(article: Awaited<ReturnType<typeof getArticle>>): ArticleSummary {
  const {
    keywords: _k,
    bodyHtml: _b,
    organizationIds: _o,
    teamIds: _t,
    liveVersion: _l,
    translations: _tr,
    related: _r,
    files: _f,
    can: _c,
    ...summary
  } = article
  return summary
}
