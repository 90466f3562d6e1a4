import { z } from 'zod'
import { article, articleHit, articleSummary, texts } from './article.ts'
import { id, instant, language } from './common.ts'
import { operation } from './operation.ts'
import { personRef } from './people.ts'
import { removedData } from './redaction.ts'
import { byNumber } from './tickets.ts'

const read = { access: 'agent', scope: 'tickets:read' } as const
const write = { access: 'agent', scope: 'tickets:write' } as const

const ticketArticle = z.object({
  article: articleSummary,
  kind: z.enum(['linked', 'sent']),
  /** It was written from this ticket. */
  isOrigin: z.boolean(),
  by: personRef.nullable(),
  createdAt: instant,
})
export type TicketArticle = z.infer<typeof ticketArticle>

export const alikeArticle = z
  .object({ article: articleSummary, /** 0 … 1. */ score: z.number().min(0).max(1) })
  .meta({ id: 'AlikeArticle' })
export type AlikeArticle = z.infer<typeof alikeArticle>

/** An article as a ticket would make it. */
export const articleProposal = z
  .object({
    title: z.string(),
    language,
    /** Under the headings problem, cause and solution; marks in double brackets stand for what was taken out. */
    bodyHtml: z.string(),
    removed: z.array(removedData),
    /** Articles that may say it already, the likest first. */
    alike: z.array(alikeArticle).max(5),
  })
  .meta({ id: 'ArticleProposal' })
export type ArticleProposal = z.infer<typeof articleProposal>

/** Articles on a ticket. */
export const ticketArticles = {
  list: operation({
    ...read,
    method: 'GET',
    path: '/tickets/:number/articles',
    summary: 'The articles that were linked to a ticket or sent with a reply',
    params: byNumber,
    result: z.object({ items: z.array(ticketArticle) }),
    errors: ['not_found'],
  }),
  suggest: operation({
    ...read,
    method: 'GET',
    path: '/tickets/:number/articles/suggestions',
    summary: 'Articles that say something about what a ticket is about',
    params: byNumber,
    result: z.object({ items: z.array(articleHit) }),
    errors: ['not_found'],
  }),
  link: operation({
    ...write,
    method: 'POST',
    path: '/tickets/:number/articles',
    summary: 'Link an article to a ticket, or tell that it goes with a reply; counted on both sides',
    params: byNumber,
    body: z.object({ articleId: id, kind: z.enum(['linked', 'sent']).default('linked') }),
    result: z.object({ items: z.array(ticketArticle) }),
    errors: ['not_found'],
  }),
  propose: operation({
    ...read,
    method: 'GET',
    path: '/tickets/:number/articles/proposal',
    summary: 'A ticket laid out as an article, without personal data, and the articles that may say it already',
    params: byNumber,
    query: z.object({ language: language.optional().meta({ description: 'Of the headings; else of the ticket' }) }),
    result: articleProposal,
    errors: ['not_found'],
  }),
  write: operation({
    ...write,
    method: 'POST',
    path: '/tickets/:number/articles/written',
    summary: 'Begin an article from a ticket, as a draft for agents; its history tells of it',
    params: byNumber,
    body: z.object({ title: texts.title, language: language.optional() }),
    result: article,
    status: 201,
    errors: ['not_found', 'idempotency_mismatch'],
  }),
  unlink: operation({
    ...write,
    method: 'DELETE',
    path: '/tickets/:number/articles/:id',
    summary: 'Take the link away',
    params: byNumber.extend({ id }),
    status: 204,
    errors: ['not_found'],
  }),
}
