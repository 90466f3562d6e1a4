import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { SentEvent, WebhookEvent, WebhookPayload } from '#contract/webhooks.ts'
import type { Work } from '../kernel/context.ts'
import type { Webhooks } from '../kernel/tables.ts'
import type { MessageRow, TicketFact } from '../tickets/index.ts'
import { eventsOf } from './events.ts'
import { firstMessage, payloadData, payloadOf } from './payload.ts'
import { queueDelivery } from './queue.ts'

/**
 * Tells programs outside what happened to a ticket, also of what people are not told because it only put things in
 * order: who keeps a copy wants it true. What is imported is no news.
 */
export async function webhookReaction(work: Work, fact: TicketFact): Promise<void> {
  const events = eventsOf(fact)
  if (events.length === 0 || fact.cause.kind === 'import') return
  const listeners = await listenersOf(work, events)
  if (listeners.length === 0) return
  const said = await messageOf(work, fact)
  const changes = fact.type === 'ticket.changed' || fact.type === 'message.added' ? fact.changes : []
  const data = await payloadData(work, { ticketId: fact.ticket.id, cause: fact.cause, changes, message: said })
  for (const { id: webhookId, includesNotes, events: wanted } of listeners) {
    const seen = said?.kind === 'note' && !includesNotes ? { ...data, message: null } : data
    for (const event of events) {
      // Without its note this event has nothing to say.
      if (!wanted.includes(event) || (event === 'message.added' && seen.message === null)) continue
      await queueDelivery(work, { webhookId, event, ticketId: fact.ticket.id, payload: payloadAt(work, event, seen) })
    }
  }
}

interface WebhookCall {
  webhookId: string
  event: Extract<SentEvent, 'rule.fired' | 'escalation.fired'>
  ticketId: string
  /** The rule or the policy, by its name. */
  name: string
  escalation?: WebhookPayload['data']['escalation']
}

/**
 * Tells a webhook of a ticket because a rule or a step says so, whatever events it has chosen. One that is off or gone
 * hears nothing, and the answer is false.
 */
export async function callWebhook(work: Work, call: WebhookCall): Promise<boolean> {
  const { webhookId, event, ticketId, name, escalation } = call
  const webhook = await work.tx
    .selectFrom('webhooks')
    .select('id')
    .where('id', '=', webhookId)
    .where('isActive', '=', true)
    .executeTakeFirst()
  if (webhook === undefined) return false
  const data = await payloadData(work, {
    ticketId,
    cause: { kind: 'system', job: name },
    changes: [],
    message: undefined,
  })
  const payload = payloadAt(work, event, escalation === undefined ? data : { ...data, escalation })
  await queueDelivery(work, { webhookId, event, ticketId, payload })
  return true
}

interface ServiceAction {
  webhookId: string
  ticketId: string
  action: NonNullable<WebhookPayload['data']['action']>
}

/**
 * Asks the program behind a webhook to do something for a ticket; it answers at the address it is given. False where
 * the webhook is off or gone, so that nothing was sent.
 */
export async function sendAction(work: Work, { webhookId, ticketId, action }: ServiceAction): Promise<boolean> {
  const query = work.tx.selectFrom('webhooks').select('id').where('id', '=', webhookId).where('isActive', '=', true)
  if ((await query.executeTakeFirst()) === undefined) return false
  const cause = { kind: 'system', job: 'catalogue' } as const
  const data = await payloadData(work, { ticketId, cause, changes: [], message: undefined })
  const payload = payloadAt(work, 'service.action', { ...data, action })
  await queueDelivery(work, { webhookId, event: 'service.action', ticketId, payload })
  return true
}

function payloadAt(work: Work, event: SentEvent, data: WebhookPayload['data']): WebhookPayload {
  return payloadOf(event, work.now(), data)
}

type Listener = Pick<Selectable<Webhooks>, 'id' | 'events' | 'includesNotes'>

function listenersOf(work: Work, events: WebhookEvent[]): Promise<Listener[]> {
  return work.tx
    .selectFrom('webhooks')
    .select(['id', 'events', 'includesNotes'])
    .where('isActive', '=', true)
    .where(sql<boolean>`events && ${events}::text[]`)
    .orderBy('id')
    .execute()
}

async function messageOf(work: Work, fact: TicketFact): Promise<MessageRow | undefined> {
  if (fact.type === 'message.added') return fact.message
  return fact.type === 'ticket.created' ? firstMessage(work, fact.ticket.id) : undefined
}
