import { z } from 'zod'
import type { AiOutcome } from '#contract/ai.ts'
import type { Outside } from '../kernel/services.ts'
import { eventsOf, readAll } from './event-stream.ts'

/** A call that brought no answer. */
export class ModelFault extends Error {
  override name = 'ModelFault'
  readonly outcome: Exclude<AiOutcome, 'answered'>
  constructor(outcome: Exclude<AiOutcome, 'answered'>, detail: string) {
    super(detail)
    this.outcome = outcome
  }
}

export interface Endpoint {
  outside: Outside
  /** Up to and with `/v1`. */
  baseUrl: string
  apiKey: string | undefined
  timeoutMs: number
  /** Ends the call: whoever asked has left. */
  signal: AbortSignal
}

export interface ChatRequest {
  model: string
  messages: readonly { role: 'system' | 'user'; text: string }[]
  maxTokens: number
}

export interface Usage {
  promptTokens: number | null
  completionTokens: number | null
}

/** The longest answer that is read. */
const mostBytes = 1_000_000

const usageShape = z
  .object({ prompt_tokens: z.int().nullish(), completion_tokens: z.int().nullish() })
  .nullish()
  .catch(null)
const chatShape = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string().nullish() }) })).min(1),
  usage: usageShape,
})
const pieceShape = z.object({
  choices: z.array(z.object({ delta: z.object({ content: z.string().nullish() }).nullish() })),
  usage: usageShape,
})
const vectorsShape = z.object({
  data: z.array(z.object({ index: z.int().optional(), embedding: z.array(z.number()) })),
})

/** An answer as a whole. Throws a `ModelFault` where there is none. */
export async function chat(to: Endpoint, request: ChatRequest): Promise<{ text: string; usage: Usage }> {
  const answer = parsed(chatShape, await ask(to, '/chat/completions', bodyOf(request)))
  return { text: answer.choices[0]?.message.content ?? '', usage: usageOf(answer.usage) }
}

/** An answer of a shape, which is told to the model, and held to whatever it says. */
export async function chatJson<Shape extends z.ZodType>(
  to: Endpoint,
  request: ChatRequest,
  { name, shape }: { name: string; shape: Shape },
): Promise<{ value: z.output<Shape>; text: string; usage: Usage }> {
  const schema = z.toJSONSchema(shape)
  const format = { response_format: { type: 'json_schema', json_schema: { name, schema, strict: true } } }
  const answer = parsed(chatShape, await ask(to, '/chat/completions', { ...bodyOf(request), ...format }))
  const text = answer.choices[0]?.message.content ?? ''
  // Models that know no shapes put their JSON between marks of code.
  const json = text.replace(/^\s*```(?:json)?\s*|\s*```\s*$/g, '')
  return { value: parsed(shape, json), text, usage: usageOf(answer.usage) }
}

/** An answer piece by piece, as it is written. The last value is what it took. */
export async function* chatStream(to: Endpoint, request: ChatRequest): AsyncGenerator<string, Usage> {
  const body = { ...bodyOf(request), stream: true, stream_options: { include_usage: true } }
  const { body: pieces, signal } = await open(to, '/chat/completions', body)
  let usage: Usage = { promptTokens: null, completionTokens: null }
  let isEnded = false
  try {
    for await (const event of eventsOf(pieces, mostBytes)) {
      if (event === '[DONE]') {
        isEnded = true
        break
      }
      const piece = parsed(pieceShape, event)
      if (piece.usage) usage = usageOf(piece.usage)
      const text = piece.choices[0]?.delta?.content ?? ''
      if (text !== '') yield text
    }
  } catch (error) {
    throw faultOf(error, to, signal)
  }
  if (!isEnded) throw new ModelFault('unreadable', 'The answer broke off')
  return usage
}

/** Texts as vectors, in their order. */
export async function embed(to: Endpoint, model: string, input: readonly string[]): Promise<number[][]> {
  const { data } = parsed(vectorsShape, await ask(to, '/embeddings', { model, input }))
  const vectors = input.map((_, place) => (data.find(({ index }) => index === place) ?? data[place])?.embedding)
  if (vectors.some((vector) => vector === undefined || vector.length === 0))
    throw new ModelFault('unreadable', 'Fewer vectors than texts')
  return vectors.filter((vector) => vector !== undefined)
}

function bodyOf({ model, messages, maxTokens }: ChatRequest) {
  return {
    model,
    messages: messages.map(({ role, text }) => ({ role, content: text })),
    max_tokens: maxTokens,
    temperature: 0.2,
  }
}

async function ask(to: Endpoint, path: string, body: object): Promise<string> {
  const { body: pieces, signal } = await open(to, path, body)
  try {
    return await readAll(pieces, mostBytes)
  } catch (error) {
    throw faultOf(error, to, signal)
  }
}

async function open(to: Endpoint, path: string, body: object) {
  const signal = AbortSignal.any([to.signal, AbortSignal.timeout(to.timeoutMs)])
  const answer = await to.outside.open({
    url: `${to.baseUrl.replace(/\/+$/, '')}${path}`,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Mesa',
      ...(to.apiKey !== undefined && { authorization: `Bearer ${to.apiKey}` }),
    },
    body: JSON.stringify(body),
    signal,
  })
  if ('fault' in answer) {
    if (to.signal.aborted) throw new ModelFault('cancelled', 'Whoever asked has left')
    throw new ModelFault(answer.fault === 'timeout' ? 'late' : 'unreachable', answer.fault)
  }
  const { status } = answer
  if (status >= 200 && status < 300) return { body: answer.body, signal }
  const said = (await readAll(answer.body, 2000).catch(() => '')).slice(0, 300)
  throw new ModelFault(status === 429 || status >= 500 ? 'busy' : 'refused', `${status} ${said}`.trim())
}

function parsed<Shape extends z.ZodType>(shape: Shape, text: string): z.output<Shape> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new ModelFault('unreadable', `No JSON: ${text.slice(0, 200)}`)
  }
  const answer = shape.safeParse(value)
  if (answer.success) return answer.data
  throw new ModelFault('unreadable', `Not of the shape that was asked for: ${text.slice(0, 200)}`)
}

function faultOf(error: unknown, to: Endpoint, signal: AbortSignal): unknown {
  if (error instanceof ModelFault) return error
  if (to.signal.aborted) return new ModelFault('cancelled', 'Whoever asked has left')
  if (signal.aborted) return new ModelFault('late', `Nothing within ${to.timeoutMs / 1000} seconds`)
  return new ModelFault('unreadable', error instanceof Error ? error.message : 'The answer broke off')
}

function usageOf(usage: z.output<typeof usageShape>): Usage {
  return { promptTokens: usage?.prompt_tokens ?? null, completionTokens: usage?.completion_tokens ?? null }
}
