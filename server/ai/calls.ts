import { sql } from 'kysely'
import type { AiCall, AiFeature, AiOutcome } from '#contract/ai.ts'
import { isAdmin, personOf } from '../kernel/actor.ts'
import type { Ctx } from '../kernel/context.ts'
import { pageOf } from '../kernel/cursor.ts'
import { AppError } from '../kernel/errors.ts'
import { limitRate } from '../platform/rate-limits.ts'
import { readIdCursor } from '../tickets/index.ts'
import { ModelFault, type Usage } from './client.ts'
import type { Prompt } from './prompts.ts'
import { hostOf, type SettingsRow } from './settings.ts'

const dayMs = 86_400_000
/** So long it can be looked up what was sent. */
const keptMs = 30 * dayMs

interface Call {
  feature: AiFeature | 'test'
  ticketId: string | null
  settings: SettingsRow
  model?: string
  prompt: Pick<Prompt, 'messages'>
}

/** A call that is written down before it is made, so that nothing leaves unseen. */
export interface Begun {
  id: string
  end: (outcome: AiOutcome, what: { received?: string; detail?: string; usage?: Usage }) => Promise<void>
}

/** Refuses what nobody agreed to, and what goes beyond the limits; then writes down what will be sent. */
export async function beginCall(ctx: Ctx, { feature, ticketId, settings, model, prompt }: Call): Promise<Begun> {
  const personId = personOf(ctx.actor).id
  if (feature !== 'test') await refuseUnseen(ctx, personId, feature, settings.version)
  await limitRate(ctx, { key: `ai:${personId}`, max: 20, seconds: 60 })
  await refuseBeyond(ctx, settings.dailyLimit)
  const id = ctx.newId()
  const began = performance.now()
  await ctx.db
    .insertInto('aiCalls')
    .values({
      id,
      feature,
      personId,
      ticketId,
      host: hostOf(settings.baseUrl),
      model: model ?? settings.model,
      isRedacted: settings.redacts,
      sent: JSON.stringify(prompt.messages),
      createdAt: ctx.now(),
    })
    .execute()
  const end: Begun['end'] = async (outcome, { received, detail, usage }) => {
    await ctx.db
      .updateTable('aiCalls')
      .set({
        outcome,
        received: received === undefined ? null : plain(received),
        detail: detail === undefined ? null : plain(detail),
        promptTokens: usage?.promptTokens ?? null,
        completionTokens: usage?.completionTokens ?? null,
        durationMs: Math.round(performance.now() - began),
      })
      .where('id', '=', id)
      .execute()
  }
  return { id, end }
}

/** Ends a call that failed, and answers how; what is no fault of the endpoint is a bug and rises. */
export async function endFailed(begun: Begun, error: unknown, received?: string): Promise<ModelFault> {
  if (!(error instanceof ModelFault)) {
    await begun.end('unreadable', { detail: 'The desk itself failed' })
    throw error
  }
  await begun.end(error.outcome, { detail: error.message, ...(received !== undefined && { received }) })
  return error
}

export async function agree(ctx: Ctx, feature: AiFeature, version: number): Promise<void> {
  const row = { personId: personOf(ctx.actor).id, feature, version, agreedAt: ctx.now() }
  await ctx.db
    .insertInto('aiAgreements')
    .values(row)
    .onConflict((conflict) => conflict.columns(['personId', 'feature']).doUpdateSet({ version, agreedAt: ctx.now() }))
    .execute()
}

export async function agreedFeatures(ctx: Ctx, version: number): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('aiAgreements')
    .select('feature')
    .where('personId', '=', personOf(ctx.actor).id)
    .where('version', '=', version)
    .execute()
  return rows.map(({ feature }) => feature)
}

async function refuseUnseen(ctx: Ctx, personId: string, feature: AiFeature, version: number): Promise<void> {
  if ((await agreedFeatures(ctx, version)).includes(feature)) return
  ctx.services.log.debug({ personId, feature }, 'nothing is sent before it was seen')
  throw new AppError('forbidden', 'Look first at what is sent, and agree')
}

async function refuseBeyond(ctx: Ctx, dailyLimit: number): Promise<void> {
  const since = new Date(ctx.now().getTime() - dayMs)
  const { count } = await ctx.db
    .selectFrom('aiCalls')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('createdAt', '>', since)
    .executeTakeFirstOrThrow()
  if (count < dailyLimit) return
  throw new AppError('too_many_requests', 'The desk has made all calls of today', { retryAfter: 3600 })
}

type Row = Omit<AiCall, 'createdAt' | 'outcome'> & { createdAt: Date; outcome: AiCall['outcome'] }

/** One's own calls; for administrators those of everybody. */
export async function listCalls(ctx: Ctx, { limit, cursor }: { limit: number; cursor?: string | undefined }) {
  const mine = isAdmin(ctx.actor) ? sql`true` : sql`c.person_id = ${personOf(ctx.actor).id}`
  const before = cursor === undefined ? sql`true` : sql`c.id < ${readIdCursor(cursor)}::uuid`
  const { rows } = await sql<Row>`
    select c.id, c.feature, c.host, c.model, c.is_redacted, c.sent, c.received, c.outcome, c.detail, c.prompt_tokens,
      c.completion_tokens, c.duration_ms, c.created_at, t.number as ticket_number,
      case when p.id is not null
        then json_build_object('id', p.id, 'name', p.name, 'email', p.email, 'role', p.role) end as person
    from ai_calls as c left join people as p on p.id = c.person_id left join tickets as t on t.id = c.ticket_id
    where ${mine} and ${before} order by c.id desc limit ${limit + 1}`.execute(ctx.db)
  return pageOf(
    rows,
    limit,
    ({ createdAt, ticketNumber, ...row }): AiCall => ({
      ...row,
      ticketNumber: ticketNumber === null ? null : Number(ticketNumber),
      createdAt: createdAt.toISOString(),
    }),
    (row) => [row.id],
  )
}

/** For the hourly tidying. */
export async function forgetAiCalls(ctx: Ctx): Promise<void> {
  await ctx.db
    .deleteFrom('aiCalls')
    .where('createdAt', '<', new Date(ctx.now().getTime() - keptMs))
    .execute()
}

/** PostgreSQL's text knows no NUL. */
function plain(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed()
}
