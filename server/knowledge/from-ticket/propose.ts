import type { Article } from '#contract/article.ts'
import type { Language } from '#contract/common.ts'
import type { ArticleProposal } from '#contract/ticket-articles.ts'
import { personOf } from '../../kernel/actor.ts'
import { type Ctx, transact } from '../../kernel/context.ts'
import { countedData, type Removed, redact } from '../../redaction/index.ts'
import { lockTicket } from '../../tickets/index.ts'
import { listAlike } from '../alike.ts'
import { insertArticle } from '../commands/write.ts'
import { getArticle } from '../queries.ts'
import { keepLink, tellTicket } from '../ticket-articles.ts'
import { articleFrom, layOut } from './compose.ts'
import { readSource, titleFrom } from './read.ts'

const mostAlike = 5

/** What an article from a ticket would say, what was taken out of it, and which articles may say it already. */
export async function proposeArticle(ctx: Ctx, number: number, wanted: Language | undefined): Promise<ArticleProposal> {
  const source = await readSource(ctx, number)
  const language = wanted ?? source.language
  const { names } = source
  const removed: Removed[] = []
  const cleaned = (text: string) => {
    const { text: rest, removed: more } = redact(text, { names, language })
    removed.push(...more)
    return rest
  }
  const laidOut = layOut(source)
  const part = (blocks: readonly string[]) => blocks.map(cleaned).filter((block) => !isNameAlone(block))
  const parts = { problem: part(laidOut.problem), cause: part(laidOut.cause), solution: part(laidOut.solution) }
  const title = titleFrom(source.subject, names, language)
  const text = { subject: source.subject, body: [...laidOut.problem, ...laidOut.solution].join('\n') }
  return {
    title,
    language,
    bodyHtml: articleFrom(parts, language),
    removed: countedData(removed),
    alike: await listAlike(ctx, text, mostAlike),
  }
}

/** Begins the article of a ticket as a draft for agents; the ticket tells of it. */
export async function writeFromTicket(
  ctx: Ctx,
  number: number,
  { title, language }: { title: string; language?: Language | undefined },
): Promise<Article> {
  const proposal = await proposeArticle(ctx, number, language)
  return transact(ctx, async (work) => {
    const ticket = await lockTicket(work, number)
    const article = await insertArticle(work, personOf(work.actor), {
      ...emptyDraft,
      title,
      language: proposal.language,
      bodyHtml: proposal.bodyHtml,
    })
    await keepLink(work, ticket.id, { articleId: article.id, kind: 'linked', isOrigin: true })
    await tellTicket(work, ticket.id, 'article.written', { from: null, to: article.id })
    return getArticle(work, article.id)
  })
}

/** What is left of a greeting or a signature. */
function isNameAlone(block: string): boolean {
  return /^(?:⟦[^⟦⟧]*⟧[\s,.:;!]*)+$/.test(block)
}

const emptyDraft = {
  summary: '',
  keywords: '',
  bodyText: undefined,
  categoryId: null,
  visibility: 'agents',
  organizationIds: [],
  teamIds: [],
  expiresAt: null,
  reviewAt: null,
  attachmentIds: [],
} as const satisfies Partial<Parameters<typeof insertArticle>[2]>
