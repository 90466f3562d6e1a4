import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { DeliveryFault } from '#contract/webhooks.ts'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import type { WebhookDeliveries } from '../kernel/tables.ts'
import { ladderMs, nextAttempt } from './ladder.ts'
import { ring } from './live.ts'
import { queueAttempt } from './queue.ts'
import { secretsOf } from './secrets.ts'
import { signedHeaders } from './sign.ts'
import { switchOff } from './switch-off.ts'

const waitsMs = 15_000
/** So much of an answer is kept, for whoever looks for what went wrong. */
const mostAnswerBytes = 2000

const payload = z.object({ id: z.uuid(), attemptCount: z.int() })

type Row = Selectable<WebhookDeliveries>

interface Outcome {
  fault: DeliveryFault | null
  status: number | null
  answer: string | null
  retryAfter: string | undefined
  durationMs: number | null
}

/** One attempt to deliver. Run again after a crash, the receiver may hear it twice, under the same `webhook-id`. */
export async function sendWebhook(ctx: Ctx, given: unknown): Promise<void> {
  const { id, attemptCount } = payload.parse(given)
  const row = await ctx.db
    .selectFrom('webhookDeliveries')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .where('attemptCount', '=', attemptCount)
    .executeTakeFirst()
  if (row === undefined) return
  const outcome = await attempt(ctx, row)
  await transact(ctx, (work) => settle(work, row, outcome))
}

async function attempt(ctx: Ctx, { id, webhookId, body }: Row): Promise<Outcome> {
  const nothing = { status: null, answer: null, retryAfter: undefined, durationMs: null }
  const webhook = await ctx.db.selectFrom('webhooks').selectAll().where('id', '=', webhookId).executeTakeFirst()
  if (!webhook?.isActive) return { ...nothing, fault: 'switched_off' }
  const at = ctx.now()
  const began = performance.now()
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Mesa',
    ...signedHeaders({ id, at, body }, secretsOf(ctx, webhook)),
  }
  const answer = await ctx.services.outside.post({
    url: webhook.url,
    headers,
    body,
    waitsMs,
    mostBytes: mostAnswerBytes,
  })
  const durationMs = Math.round(performance.now() - began)
  if ('fault' in answer) return { ...nothing, fault: answer.fault, durationMs }
  const isTaken = answer.status >= 200 && answer.status < 300
  const { status, retryAfter, body: said } = answer
  return { fault: isTaken ? null : 'status', status, answer: said, retryAfter, durationMs }
}

/** Writes down how it went, unless somebody else did; what failed is tried again, or given up. */
async function settle(work: Work, row: Row, outcome: Outcome): Promise<void> {
  const now = work.now()
  const attemptCount = row.attemptCount + 1
  const isOver = outcome.fault === 'switched_off' || outcome.status === 410
  const again = outcome.fault === null || isOver ? undefined : nextAttempt(attemptCount, now, outcome.retryAfter)
  const { numUpdatedRows } = await work.tx
    .updateTable('webhookDeliveries')
    .set({
      state: outcome.fault === null ? 'delivered' : again === undefined ? 'failed' : 'waiting',
      attemptCount,
      nextAttemptAt: again ?? null,
      lastAttemptAt: now,
      fault: outcome.fault,
      responseStatus: outcome.status,
      responseBody: outcome.answer,
      durationMs: outcome.durationMs,
    })
    .where('id', '=', row.id)
    .where('state', '=', 'waiting')
    .where('attemptCount', '=', row.attemptCount)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return
  if (again !== undefined) await queueAttempt(work, { id: row.id, webhookId: row.webhookId, attemptCount }, again)
  if (outcome.fault !== 'switched_off') await judgeWebhook(work, row.webhookId, outcome)
  await ring(work)
}

/** What an attempt says of the webhook as a whole: it works, it is gone, or it has failed for too long. */
async function judgeWebhook(work: Work, id: string, { fault, status }: Outcome): Promise<void> {
  const now = work.now()
  const ofIt = work.tx.updateTable('webhooks').where('id', '=', id)
  if (fault === null) {
    await ofIt.set({ failingSince: null, lastDeliveredAt: now }).execute()
    return
  }
  const { failingSince } = await ofIt
    .set((eb) => ({ failingSince: eb.fn.coalesce('failingSince', eb.val(now)) }))
    .returning('failingSince')
    .executeTakeFirstOrThrow()
  if (status === 410) await switchOff(work, id, 'gone')
  else if (failingSince !== null && now.getTime() - failingSince.getTime() >= ladderMs)
    await switchOff(work, id, 'failing')
}
