import type { SentEvent, WebhookPayload } from '#contract/webhooks.ts'
import type { Work } from '../kernel/context.ts'
import { addJob } from '../platform/jobs.ts'
import { ring } from './live.ts'

interface NewDelivery {
  webhookId: string
  event: SentEvent
  ticketId: string | null
  payload: WebhookPayload
}

/** Keeps what is to be sent, in the transaction of what it tells of. It leaves afterwards. */
export async function queueDelivery(work: Work, { webhookId, event, ticketId, payload }: NewDelivery): Promise<string> {
  const id = work.newId()
  const body = JSON.stringify(payload)
  const at = work.now()
  await work.tx
    .insertInto('webhookDeliveries')
    .values({ id, webhookId, event, ticketId, body, nextAttemptAt: at, createdAt: at })
    .execute()
  await queueAttempt(work, { id, webhookId, attemptCount: 0 })
  await ring(work)
  return id
}

interface Attempt {
  id: string
  webhookId: string
  attemptCount: number
}

/** The attempt after that many. However many receivers are slow, they hold up two workers at most. */
export async function queueAttempt(work: Work, { id, webhookId, attemptCount }: Attempt, runAt?: Date): Promise<void> {
  const lane = Number.parseInt(webhookId.slice(-1), 16) % 2
  await addJob(
    work,
    'webhooks:send',
    { id, attemptCount },
    { key: `webhook:${id}`, queue: `webhooks:${lane}`, ...(runAt !== undefined && { runAt }) },
  )
}
