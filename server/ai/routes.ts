import type { AiOutcome, ai } from '#contract/ai.ts'
import { type Ctx, transact } from '../kernel/context.ts'
import type { Handlers, HttpCtx } from '../platform/http.ts'
import { streamAnswer } from './answer.ts'
import { previewQuestion } from './ask.ts'
import { agree, agreedFeatures, beginCall, endFailed, listCalls } from './calls.ts'
import { chat } from './client.ts'
import {
  changeAiSettings,
  endpointOf,
  featuresOf,
  findSettings,
  readAiSettings,
  settingsFor,
  usable,
} from './settings.ts'
import { proposeTriage } from './triage.ts'

export const aiHandlers: Handlers<typeof ai> = {
  state: (ctx) => readState(ctx),
  agree: async (ctx, { body }) => {
    const { version } = await settingsFor(ctx.db, body.feature)
    await agree(ctx, body.feature, version)
  },
  preview: (ctx, { params, body }) => previewQuestion(ctx, params.number, body),
  answer: async (ctx, { params, body }) => {
    await streamAnswer(ctx, params.number, body)
    return undefined
  },
  propose: (ctx, { params }) => proposeTriage(ctx, params.number),
  calls: (ctx, { query }) => listCalls(ctx, query),
  settings: (ctx) => readAiSettings(ctx.db),
  changeSettings: (ctx, { body }) => transact(ctx, (work) => changeAiSettings(work, body)),
  test: (ctx) => testEndpoint(ctx),
}

async function readState(ctx: Ctx) {
  const settings = await findSettings(ctx.db)
  const features = featuresOf(settings)
  if (settings === undefined || features.length === 0) return { features: [], agreed: [] }
  const agreed = await agreedFeatures(ctx, settings.version)
  return { features, agreed: features.filter((one) => agreed.includes(one)) }
}

/** Whether the model answers; works while it is switched off, so that it can be tried first. */
async function testEndpoint(ctx: HttpCtx) {
  const settings = usable(await findSettings(ctx.db))
  const gone = new AbortController()
  ctx.reply.raw.on('close', () => gone.abort())
  const messages = [{ role: 'user' as const, text: 'Answer with the one word: ready' }]
  const begun = await beginCall(ctx, { feature: 'test', ticketId: null, settings, prompt: { messages } })
  const began = performance.now()
  const told = (outcome: AiOutcome, detail: string, answer: string) => ({
    outcome,
    detail,
    answer,
    durationMs: Math.round(performance.now() - began),
  })
  try {
    const asked = { model: settings.model, messages, maxTokens: 50 }
    const { text, usage } = await chat(endpointOf(ctx, settings, gone.signal), asked)
    await begun.end('answered', { received: text, usage })
    return told('answered', '', text.slice(0, 200))
  } catch (error) {
    const { outcome, message } = await endFailed(begun, error)
    return told(outcome, message.slice(0, 300), '')
  }
}
