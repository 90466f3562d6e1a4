import { z } from 'zod'
import { articleSummary } from './article.ts'
import { id, instant, language, pageOf, paging } from './common.ts'
import { operation } from './operation.ts'
import { personRef } from './people.ts'
import { removedData } from './redaction.ts'
import { byNumber, impact, tag, teamRef, ticketType, urgency } from './ticket-fields.ts'

/** What a language model may help with; each is switched on by itself. */
export const aiFeatures = ['summary', 'reply', 'triage', 'translation'] as const
export const aiFeature = z.enum(aiFeatures).meta({ id: 'AiFeature' })
export type AiFeature = z.infer<typeof aiFeature>

/**
 * How a call ended. `refused`: the endpoint did not want it. `busy`: it has too much to do. `late`: nothing came in time.
 * `unreadable`: what came is no answer. `unreachable`: no connection, or one that is not allowed.
 */
export const aiOutcome = z
  .enum(['answered', 'refused', 'busy', 'late', 'unreadable', 'unreachable', 'cancelled'])
  .meta({ id: 'AiOutcome' })
export type AiOutcome = z.infer<typeof aiOutcome>

const settingFields = {
  isOn: z.boolean(),
  /** Up to and with `/v1`, as `https://models.example.org/v1`. Networks of the own must be open to webhooks. */
  baseUrl: z.url({ protocol: /^https?$/ }).max(500),
  model: z.string().trim().min(1).max(200),
  /** Empty: articles are chosen by their words alone. */
  embeddingModel: z.string().trim().max(200),
  features: z.array(aiFeature).max(aiFeatures.length),
  /** Takes personal data out before anything is sent, and puts it back into what is answered. */
  redacts: z.boolean(),
  timeoutSeconds: z.int().min(5).max(600),
  maxTokens: z.int().min(50).max(16_000),
  /** Calls of the whole desk within 24 hours. */
  dailyLimit: z.int().min(1).max(100_000),
}

export const aiSettings = z
  .object({
    ...settingFields,
    baseUrl: z.string(),
    model: z.string(),
    /** The key itself is never told. */
    hasKey: z.boolean(),
  })
  .meta({ id: 'AiSettings' })
export type AiSettings = z.infer<typeof aiSettings>

const settingsChange = z
  .object({ ...settingFields, /** Null takes it away. */ apiKey: z.string().trim().min(1).max(500).nullable() })
  .partial()
export type AiSettingsChange = z.output<typeof settingsChange>

/** What is asked of the model about a ticket. */
export const aiRequest = z.discriminatedUnion('feature', [
  z.object({ feature: z.literal('summary') }),
  /** A reply, written from articles that the requester may read. */
  z.object({ feature: z.literal('reply'), /** What to mind. */ wish: z.string().trim().max(1000).default('') }),
  z.object({ feature: z.literal('triage') }),
  z.object({ feature: z.literal('translation'), messageId: id, language: language.optional() }),
])
export type AiRequest = z.output<typeof aiRequest>

const sentMessage = z.object({ role: z.enum(['system', 'user']), text: z.string() })

/** What would be sent, word for word. */
export const aiPreview = z
  .object({
    host: z.string(),
    model: z.string(),
    messages: z.array(sentMessage),
    /** What was taken out of it. */
    removed: z.array(removedData),
    isRedacted: z.boolean(),
  })
  .meta({ id: 'AiPreview' })
export type AiPreview = z.infer<typeof aiPreview>

const citation = z.object({ place: z.int(), article: articleSummary })

/** A line of an answer that is written while one looks on. */
export const aiLine = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  /** The end: which articles stand behind it, by the numbers in its text. */
  z.object({ kind: z.literal('done'), callId: id, citations: z.array(citation) }),
  /** It ended otherwise; `no_articles`: nothing was sent, as no article says anything about it. */
  z.object({ kind: z.literal('failed'), outcome: z.enum([...aiOutcome.exclude(['answered']).options, 'no_articles']) }),
])
export type AiLine = z.infer<typeof aiLine>

/** What a ticket may be; nothing of it is changed until a person accepts it. */
export const aiProposal = z
  .object({
    type: ticketType.nullable(),
    impact: impact.nullable(),
    urgency: urgency.nullable(),
    team: teamRef.nullable(),
    tags: z.array(tag).max(5),
    reason: z.string(),
  })
  .meta({ id: 'AiProposal' })
export type AiProposal = z.infer<typeof aiProposal>

export const aiCall = z
  .object({
    id,
    feature: z.string(),
    person: personRef.nullable(),
    ticketNumber: z.int().nullable(),
    host: z.string(),
    model: z.string(),
    isRedacted: z.boolean(),
    /** What went out, word for word. */
    sent: z.array(z.object({ role: z.string(), text: z.string() })),
    received: z.string().nullable(),
    /** Null while it runs. */
    outcome: aiOutcome.nullable(),
    detail: z.string().nullable(),
    promptTokens: z.int().nullable(),
    completionTokens: z.int().nullable(),
    durationMs: z.int().nullable(),
    createdAt: instant,
  })
  .meta({ id: 'AiCall' })
export type AiCall = z.infer<typeof aiCall>

const admin = { access: 'admin', scope: 'settings:write' } as const
const refusals = ['not_found', 'forbidden', 'too_many_requests', 'unavailable'] as const

export const ai = {
  state: operation({
    method: 'GET',
    path: '/ai',
    summary: 'What the language model may help with; nothing where none is switched on',
    access: 'agent',
    result: z.object({
      features: z.array(aiFeature),
      /** Of these the caller has seen what is sent. */
      agreed: z.array(aiFeature),
    }),
  }),
  agree: operation({
    method: 'POST',
    path: '/ai/agreements',
    summary: 'Say that one has seen what is sent for a feature; asked anew when that or its destination changes',
    access: 'agent',
    body: z.object({ feature: aiFeature }),
    status: 204,
    errors: ['not_found'],
  }),
  preview: operation({
    method: 'POST',
    path: '/tickets/:number/ai/preview',
    summary: 'What would be sent about a ticket; nothing is',
    access: 'agent',
    params: byNumber,
    body: aiRequest,
    result: aiPreview,
    errors: ['not_found', 'unavailable'],
  }),
  answer: operation({
    method: 'POST',
    path: '/tickets/:number/ai/answers',
    summary: 'A summary, a draft of a reply or a translation, as lines of JSON while it is written; closing it cancels',
    access: 'agent',
    params: byNumber,
    body: aiRequest,
    resultType: 'raw',
    errors: refusals,
  }),
  propose: operation({
    method: 'POST',
    path: '/tickets/:number/ai/triage',
    summary: 'What the model would make of a ticket: type, impact, urgency, team and tags; a person accepts it',
    access: 'agent',
    params: byNumber,
    result: z.object({ callId: id, proposal: aiProposal }),
    errors: refusals,
  }),
  calls: operation({
    method: 'GET',
    path: '/ai/calls',
    summary: 'Everything that was sent and answered, newest first: of oneself, and for administrators of everybody',
    access: 'agent',
    query: paging,
    result: pageOf(aiCall),
    errors: ['invalid_cursor'],
  }),
  settings: operation({
    method: 'GET',
    path: '/ai/settings',
    summary: 'Where the model is, and what it may help with',
    access: 'admin',
    scope: 'settings:read',
    result: aiSettings,
  }),
  changeSettings: operation({
    ...admin,
    method: 'PATCH',
    path: '/ai/settings',
    summary: 'Change of the settings; what is not named stays',
    body: settingsChange,
    result: aiSettings,
    errors: ['invalid'],
  }),
  test: operation({
    ...admin,
    method: 'POST',
    path: '/ai/test',
    summary: 'Ask the endpoint for one word, and say how that went; nothing of a ticket is sent',
    access: 'admin',
    result: z.object({ outcome: aiOutcome, detail: z.string(), answer: z.string(), durationMs: z.int() }),
    errors: ['not_found', 'too_many_requests'],
  }),
}
