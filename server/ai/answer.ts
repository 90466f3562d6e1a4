import { Readable } from 'node:stream'
import { type AiLine, type AiRequest, aiLine } from '#contract/ai.ts'
import type { HttpCtx } from '../platform/http.ts'
import { ordered, type Question, questionFor } from './ask.ts'
import { type Begun, beginCall, endFailed } from './calls.ts'
import { chatStream, ModelFault } from './client.ts'
import type { GroundArticle } from './ground.ts'
import { endpointOf } from './settings.ts'

/** Answers with a line of JSON for each piece, as the model writes it. Whoever leaves ends the call. */
export async function streamAnswer(ctx: HttpCtx, number: number, request: AiRequest): Promise<void> {
  const gone = new AbortController()
  ctx.reply.raw.on('close', () => gone.abort())
  const question = await questionFor(ctx, number, request)
  const lines = await linesFor(ctx, question, request, gone.signal)
  ctx.reply.header('content-type', 'application/x-ndjson').header('cache-control', 'no-store')
  await ctx.reply.send(Readable.from(written(ctx, lines)))
}

/** What is refused is refused before anything is answered. */
async function linesFor(ctx: HttpCtx, question: Question, request: AiRequest, signal: AbortSignal) {
  if (request.feature === 'reply' && question.articles.length === 0) return failedLine('no_articles')
  try {
    const best = await ordered(ctx, question, request, signal)
    const { settings, ticket, prompt } = best
    const begun = await beginCall(ctx, { feature: request.feature, ticketId: ticket.id, settings, prompt })
    return answerLines(ctx, best, begun, signal)
  } catch (error) {
    if (error instanceof ModelFault) return failedLine(error.outcome)
    throw error
  }
}

async function* failedLine(outcome: Extract<AiLine, { kind: 'failed' }>['outcome']): AsyncGenerator<AiLine> {
  yield { kind: 'failed', outcome }
}

async function* answerLines(
  ctx: HttpCtx,
  { settings, prompt, articles }: Question,
  begun: Begun,
  signal: AbortSignal,
): AsyncGenerator<AiLine> {
  const { messages } = prompt
  const pieces = chatStream(endpointOf(ctx, settings, signal), {
    model: settings.model,
    messages,
    maxTokens: settings.maxTokens,
  })
  let [whole, held] = ['', '']
  try {
    for (;;) {
      const next = await pieces.next()
      if (next.done) {
        if (held !== '') yield { kind: 'text', text: prompt.back(held) }
        if (whole.trim() === '') throw new ModelFault('unreadable', 'The answer is empty')
        await begun.end('answered', { received: whole, usage: next.value })
        yield { kind: 'done', callId: begun.id, citations: citationsIn(whole, articles) }
        return
      }
      whole += next.value
      const { ready, rest } = upToMark(held + next.value)
      held = rest
      if (ready !== '') yield { kind: 'text', text: prompt.back(ready) }
    }
  } catch (error) {
    const { outcome } = await endFailed(begun, error, whole)
    yield { kind: 'failed', outcome }
  }
}

/** A mark that is not whole yet waits for its end, so that it can be turned back. */
function upToMark(text: string): { ready: string; rest: string } {
  const open = text.lastIndexOf('⟦')
  const isWaiting = open !== -1 && !text.includes('⟧', open) && text.length - open < 100
  return isWaiting ? { ready: text.slice(0, open), rest: text.slice(open) } : { ready: text, rest: '' }
}

/** The articles whose numbers stand in the text. */
export function citationsIn(text: string, articles: readonly GroundArticle[]) {
  const places = new Set([...text.matchAll(/\[(\d{1,2})\]/g)].map(([, place]) => Number(place)))
  return articles.flatMap(({ article }, at) => (places.has(at + 1) ? [{ place: at + 1, article }] : []))
}

async function* written(ctx: HttpCtx, lines: AsyncGenerator<AiLine>): AsyncGenerator<string> {
  try {
    for await (const line of lines) yield `${JSON.stringify(aiLine.parse(line))}\n`
  } catch (error) {
    // The head of the answer has left: an end without its last line says that it broke.
    ctx.services.log.error({ err: error }, 'an answer of the language model broke')
  }
}
