import type { AiPreview, AiRequest } from '#contract/ai.ts'
import { personOf } from '../kernel/actor.ts'
import type { Ctx } from '../kernel/context.ts'
import { notFound } from '../kernel/errors.ts'
import { countedData } from '../redaction/index.ts'
import { beginCall, endFailed } from './calls.ts'
import { listChoices } from './choices.ts'
import { embed } from './client.ts'
import { articlesFor, type GroundArticle, nearest } from './ground.ts'
import { type Prompt, promptOf, replyPrompt, summaryPrompt, translationPrompt, triagePrompt } from './prompts.ts'
import { endpointOf, hostOf, type SettingsRow, settingsFor } from './settings.ts'
import { type AskedTicket, readTicket } from './ticket.ts'

const mostSent = 4

export interface Question {
  settings: SettingsRow
  ticket: AskedTicket
  prompt: Prompt
  /** Of a reply: what it stands on, in the order of their numbers. */
  articles: GroundArticle[]
}

/** What would be sent, word for word. Vectors are asked for later; they change the order of the articles at most. */
export async function previewQuestion(ctx: Ctx, number: number, request: AiRequest): Promise<AiPreview> {
  const { settings, prompt } = await questionFor(ctx, number, request)
  return {
    host: hostOf(settings.baseUrl),
    model: settings.model,
    messages: prompt.messages,
    removed: countedData(prompt.removed),
    isRedacted: settings.redacts,
  }
}

/** Everything that a question needs, without sending anything. */
export async function questionFor(ctx: Ctx, number: number, request: AiRequest): Promise<Question> {
  const settings = await settingsFor(ctx.db, request.feature)
  const ticket = await readTicket(ctx, number)
  const articles = request.feature === 'reply' ? await articlesFor(ctx, ticket) : []
  return { settings, ticket, ...(await withPrompt(ctx, { settings, ticket, articles }, request)) }
}

/** The same with the articles in the order that an embedding model gives them, where the desk uses one. */
export async function ordered(
  ctx: Ctx,
  question: Question,
  request: AiRequest,
  signal: AbortSignal,
): Promise<Question> {
  const { settings, ticket, articles } = question
  if (settings.embeddingModel === '' || articles.length <= 1) return question
  const texts = [
    `${ticket.subject}\n${ticket.said[0]?.text ?? ''}`,
    ...articles.map(({ title, text }) => `${title}\n${text}`),
  ]
  const cut = texts.map((text) => text.slice(0, 4000))
  const prompts = cut.map((text) =>
    promptOf(['', text], { names: ticket.names, redacts: settings.redacts, language: ticket.language }),
  )
  const input = prompts.map(({ messages }) => messages.at(-1)?.text ?? '')
  const prompt = { messages: input.map((text) => ({ role: 'user' as const, text })) }
  const model = settings.embeddingModel
  const begun = await beginCall(ctx, { feature: 'reply', ticketId: ticket.id, settings, model, prompt })
  try {
    const [own = [], ...vectors] = await embed(endpointOf(ctx, settings, signal), model, input)
    await begun.end('answered', {})
    const best = nearest(articles, vectors, own)
    return { ...question, ...(await withPrompt(ctx, { settings, ticket, articles: best }, request)) }
  } catch (error) {
    throw await endFailed(begun, error)
  }
}

async function withPrompt(
  ctx: Ctx,
  { settings, ticket, articles }: Pick<Question, 'settings' | 'ticket' | 'articles'>,
  request: AiRequest,
): Promise<Pick<Question, 'prompt' | 'articles'>> {
  const sent = articles.slice(0, mostSent)
  const parts = await partsFor(ctx, ticket, sent, request)
  const { names, language } = ticket
  return { prompt: promptOf(parts, { names, redacts: settings.redacts, language }), articles: sent }
}

async function partsFor(
  ctx: Ctx,
  ticket: AskedTicket,
  articles: GroundArticle[],
  request: AiRequest,
): Promise<readonly [string, string]> {
  const { subject, said, language } = ticket
  const reader = personOf(ctx.actor).language
  switch (request.feature) {
    case 'summary':
      return summaryPrompt(subject, said, reader)
    case 'reply': {
      // Notes stay inside: a reply that was drafted from them could tell what they say.
      const open = said.filter(({ isNote }) => !isNote)
      return replyPrompt(subject, open, { articles, language, wish: request.wish })
    }
    case 'triage': {
      const { teams, tags } = await listChoices(ctx)
      return triagePrompt(subject, said, { teams: teams.map(({ name }) => name), tags })
    }
    case 'translation': {
      const message = said.find(({ id }) => id === request.messageId)
      if (message === undefined) throw notFound('Message')
      return translationPrompt(message.text, request.language ?? reader)
    }
  }
}
