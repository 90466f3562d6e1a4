import { sql } from 'kysely'
import type { Input } from '#contract/operation.ts'
import type { Webhook, WebhookDelivery, WebhookDraft, webhooks } from '#contract/webhooks.ts'
import { changesBetween } from '../kernel/acts.ts'
import type { Work } from '../kernel/context.ts'
import { AppError, found, invalidField } from '../kernel/errors.ts'
import { ring } from './live.ts'
import { payloadOf } from './payload.ts'
import { getDelivery, getWebhookRow, presentWebhook } from './queries.ts'
import { queueAttempt, queueDelivery } from './queue.ts'
import { sealSecret } from './secrets.ts'
import { newWebhookSecret } from './sign.ts'

type WebhookChange = Input<typeof webhooks.update>['body']

/** So long the secret before the present one still signs. */
const formerSecretMs = 86_400_000

export async function addWebhook(work: Work, draft: WebhookDraft): Promise<Webhook & { secret: string }> {
  const id = work.newId()
  refuseAddress(work, draft.url)
  await refuseTakenName(work, id, draft.name)
  const secret = newWebhookSecret()
  const at = work.now()
  const values = { ...draft, events: [...new Set(draft.events)], secret: sealSecret(work, secret) }
  const row = await work.tx
    .insertInto('webhooks')
    .values({ id, ...values, createdAt: at, updatedAt: at })
    .returningAll()
    .executeTakeFirstOrThrow()
  await work.record({ action: 'webhook.created', subject: row.name, changes: changesBetween({}, told(row)) })
  return { ...presentWebhook(row, at), secret }
}

export async function changeWebhook(work: Work, id: string, change: WebhookChange): Promise<Webhook> {
  const before = await getWebhookRow(work.tx, id)
  if (change.url !== undefined) refuseAddress(work, change.url)
  if (change.name !== undefined) await refuseTakenName(work, id, change.name)
  const isSwitchedOn = change.isActive === true && !before.isActive
  const row = await work.tx
    .updateTable('webhooks')
    .set({
      ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)),
      // A person has decided anew.
      ...(change.isActive !== undefined && { offReason: null }),
      ...(isSwitchedOn && { failingSince: null }),
      updatedAt: work.now(),
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  const changes = changesBetween(told(before), told(row))
  if (changes.length > 0) await work.record({ action: 'webhook.changed', subject: row.name, changes })
  return presentWebhook(row, work.now())
}

export async function removeWebhook(work: Work, id: string): Promise<void> {
  const row = await work.tx.deleteFrom('webhooks').where('id', '=', id).returning('name').executeTakeFirst()
  await work.record({ action: 'webhook.removed', subject: found(row, 'Webhook').name })
}

/** A new secret; the present one goes on signing for a day, and one before that ends now. */
export async function rotateSecret(work: Work, id: string): Promise<string> {
  const secret = newWebhookSecret()
  const row = await work.tx
    .updateTable('webhooks')
    .set((eb) => ({
      formerSecret: eb.ref('secret'),
      formerSecretUntil: new Date(work.now().getTime() + formerSecretMs),
      secret: sealSecret(work, secret),
      updatedAt: work.now(),
    }))
    .where('id', '=', id)
    .returning('name')
    .executeTakeFirst()
  await work.record({ action: 'webhook.secret_rotated', subject: found(row, 'Webhook').name })
  return secret
}

export async function sendTest(work: Work, webhookId: string): Promise<WebhookDelivery> {
  await getWebhookRow(work.tx, webhookId)
  const cause = { kind: 'system', person: null, detail: 'webhooks:test' }
  const payload = payloadOf('webhook.test', work.now(), { ticket: null, changes: [], message: null, cause })
  const id = await queueDelivery(work, { webhookId, event: 'webhook.test', ticketId: null, payload })
  return getDelivery(work.tx, webhookId, id)
}

/** The same again, also of what had arrived: receivers know it by its id. */
export async function resendDelivery(work: Work, webhookId: string, id: string): Promise<WebhookDelivery> {
  const row = await work.tx
    .updateTable('webhookDeliveries')
    .set({ state: 'waiting', attemptCount: 0, nextAttemptAt: work.now() })
    .where('id', '=', id)
    .where('webhookId', '=', webhookId)
    .returning('id')
    .executeTakeFirst()
  found(row, 'Delivery')
  await queueAttempt(work, { id, webhookId, attemptCount: 0 })
  await ring(work)
  return getDelivery(work.tx, webhookId, id)
}

function refuseAddress({ services }: Work, url: string): void {
  const refusal = services.outside.refusalOf(url)
  if (refusal !== undefined) throw invalidField('url', 'not_allowed', refusal)
}

/** Names are given one at a time, so that the check still holds when the name is written. */
async function refuseTakenName(work: Work, id: string, name: string): Promise<void> {
  await sql`lock table webhooks in share row exclusive mode`.execute(work.tx)
  const other = await work.tx
    .selectFrom('webhooks')
    .select('id')
    .where(sql`lower(name)`, '=', sql`lower(${name})`)
    .where('id', '<>', id)
    .executeTakeFirst()
  if (other !== undefined) throw new AppError('name_taken', 'Another webhook has this name')
}

function told({ name, url, events, includesNotes, isActive }: Omit<WebhookDraft, 'events'> & { events: string[] }) {
  return { name, url, events, includesNotes, isActive }
}
