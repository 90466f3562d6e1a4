import { z } from 'zod'
import { clockKind } from './clocks.ts'
import { byId, id, instant, pageOf, paging } from './common.ts'
import { escalationMoment } from './escalation.ts'
import { operation } from './operation.ts'
import { organizationRef, teamRef, ticketStatus, ticketType } from './ticket-fields.ts'

/** What a webhook can be told of. */
export const webhookEvent = z
  .enum([
    'ticket.created',
    /** Any field; what else happened comes as an event of its own as well. */
    'ticket.changed',
    /** To another team or another person, or to nobody. */
    'ticket.assigned',
    'ticket.solved',
    'ticket.reopened',
    'ticket.closed',
    /** But for the first message, which comes with `ticket.created`. */
    'message.added',
  ])
  .meta({ id: 'WebhookEvent' })
export type WebhookEvent = z.infer<typeof webhookEvent>

/** What is sent: also what a rule, a step of an escalation or a requested service sends, and what is sent to try a webhook out. */
export const sentEvent = z
  .enum([...webhookEvent.options, 'rule.fired', 'escalation.fired', 'service.action', 'webhook.test'])
  .meta({ id: 'SentEvent' })
export type SentEvent = z.infer<typeof sentEvent>

/** When each of them is sent, in a sentence. */
export const sentEventSummaries: Record<SentEvent, string> = {
  'ticket.created': 'A ticket was opened; its first message is part of it',
  'ticket.changed': 'Any field of a ticket changed',
  'ticket.assigned': 'A ticket went to another team or another person, or to nobody',
  'ticket.solved': 'A ticket was solved',
  'ticket.reopened': 'A ticket that was solved or closed is open again',
  'ticket.closed': 'A ticket was closed',
  'message.added': 'Something was said on a ticket, after its first message',
  'rule.fired': 'A rule says so, whatever events the webhook has chosen',
  'escalation.fired': 'A step of an escalation says so, whatever events the webhook has chosen',
  'service.action': 'Something is to be done for a requested service; how it went is said at `callbackUrl`',
  'webhook.test': 'An administrator tries the webhook out',
}

const person = z.object({ id, name: z.string(), email: z.string().nullable() })

/** Longer texts are cut off; the whole message is asked for by its id. */
export const longestSentText = 20_000

/**
 * The body of every request, in version 1: fields may be added to it, none changes its meaning. Each is delivered at
 * least once, in no promised order; `webhook-id` recognises what came twice, `ticket.version` what is older.
 */
export const webhookPayload = z
  .object({
    type: sentEvent,
    version: z.literal(1),
    /** When it happened. */
    timestamp: instant,
    data: z.object({
      /** As it was right after the event; null in `webhook.test` alone. */
      ticket: z
        .object({
          id,
          number: z.int(),
          /** Grows with every change. */
          version: z.int(),
          url: z.string(),
          subject: z.string(),
          type: ticketType,
          status: ticketStatus,
          /** 1 low … 3 high. */
          impact: z.int(),
          urgency: z.int(),
          /** 1 critical … 4 low. */
          priority: z.int(),
          channel: z.string(),
          language: z.string(),
          requester: person,
          organization: organizationRef.nullable(),
          team: teamRef.nullable(),
          assignee: person.nullable(),
          tags: z.array(z.string()),
          /** Custom fields, by their keys. */
          fields: z.record(z.string(), z.unknown()),
          createdAt: instant,
          updatedAt: instant,
          solvedAt: instant.nullable(),
          closedAt: instant.nullable(),
        })
        .nullable(),
      /** Fields with their value before and after; references as `{ id, name }`. */
      changes: z.array(z.object({ field: z.string(), from: z.unknown(), to: z.unknown() })),
      /** What was said; an internal note only where the webhook includes them. */
      message: z
        .object({
          id,
          kind: z.enum(['reply', 'note', 'call', 'chat']),
          direction: z.enum(['in', 'out', 'internal']),
          author: z.object({ id: id.nullable(), name: z.string() }),
          /** Without quoted history. */
          text: z.string(),
          isCut: z.boolean(),
          createdAt: instant,
        })
        .nullable(),
      /** Of `service.action` alone: what is to be done for the ticket. */
      action: z
        .object({
          id,
          title: z.string(),
          /** Takes one `POST` of `{"ok": true, "message": "…"}` that says how it went. */
          callbackUrl: z.string(),
        })
        .optional(),
      /** Of `escalation.fired` alone: which step it was, and the level of the ticket from then on. */
      escalation: z
        .object({ policy: z.string(), clock: clockKind, at: escalationMoment, level: z.int(), dueAt: instant })
        .optional(),
      /** Who or what did it, as the history of the ticket has it. */
      cause: z.object({ kind: z.string(), person: person.nullable(), detail: z.string().nullable() }),
    }),
  })
  .meta({ id: 'WebhookPayload' })
export type WebhookPayload = z.infer<typeof webhookPayload>

const webhookFields = z.object({
  name: z.string().trim().min(1).max(120),
  /**
   * https. Plain http, and addresses of the own network, only where the operator has opened that network
   * (`WEBHOOK_NETWORKS`). Redirects are not followed.
   */
  url: z.url({ protocol: /^https?$/ }).max(2000),
  events: z.array(webhookEvent).max(webhookEvent.options.length),
  /** Whether internal notes are sent too. */
  includesNotes: z.boolean(),
  isActive: z.boolean(),
})

const webhookDraft = webhookFields.extend({
  includesNotes: webhookFields.shape.includesNotes.default(false),
  isActive: webhookFields.shape.isActive.default(true),
})
export type WebhookDraft = z.output<typeof webhookDraft>

/** An address outside that is told what happens to tickets. */
export const webhook = z
  .object({
    ...webhookFields.shape,
    id,
    /** Why Mesa switched it off: its address answered 410, or nothing arrived for three days. */
    offReason: z.enum(['gone', 'failing']).nullable(),
    /** Since when nothing has arrived. */
    failingSince: instant.nullable(),
    lastDeliveredAt: instant.nullable(),
    /** Until when the secret before the present one signs too. */
    formerSecretUntil: instant.nullable(),
  })
  .meta({ id: 'Webhook' })
export type Webhook = z.infer<typeof webhook>

/** `whsec_` and base64 of 32 random bytes, for HMAC-SHA256; shown this once only. */
const secret = z.string()

export const deliveryFault = z.enum([
  /** Answered with another status than 2xx. */
  'status',
  /** No whole answer within 15 seconds. */
  'timeout',
  'unreachable',
  /** No trusted certificate for this name. */
  'certificate',
  /** The name leads into a network that is not open to webhooks. */
  'not_allowed',
  /** The webhook was off when it would have been sent. */
  'switched_off',
])
export type DeliveryFault = z.infer<typeof deliveryFault>

export const webhookDelivery = z
  .object({
    /** The `webhook-id` of the request. */
    id,
    event: sentEvent,
    ticketNumber: z.int().nullable(),
    state: z.enum(['waiting', 'delivered', 'failed']),
    /** Of the present round. */
    attemptCount: z.int(),
    nextAttemptAt: instant.nullable(),
    lastAttemptAt: instant.nullable(),
    /** Of the last attempt. */
    fault: deliveryFault.nullable(),
    responseStatus: z.int().nullable(),
    durationMs: z.int().nullable(),
    createdAt: instant,
  })
  .meta({ id: 'WebhookDelivery' })
export type WebhookDelivery = z.infer<typeof webhookDelivery>

const read = { access: 'admin', scope: 'settings:read' } as const
const write = { access: 'admin', scope: 'settings:write' } as const
const oneDelivery = z.object({ id, deliveryId: id })

export const webhooks = {
  list: operation({
    ...read,
    method: 'GET',
    path: '/webhooks',
    summary: 'The webhooks, by name',
    result: z.object({ items: z.array(webhook) }),
  }),
  create: operation({
    ...write,
    method: 'POST',
    path: '/webhooks',
    summary: 'Add a webhook; requests are signed as Standard Webhooks describe, and the secret is shown this once only',
    body: webhookDraft,
    result: webhook.extend({ secret }),
    status: 201,
    errors: ['invalid', 'name_taken'],
  }),
  update: operation({
    ...write,
    method: 'PATCH',
    path: '/webhooks/:id',
    summary: 'Change a webhook; switched on again, it is told what happens from then on',
    params: byId,
    body: webhookFields.partial(),
    result: webhook,
    errors: ['invalid', 'not_found', 'name_taken'],
  }),
  remove: operation({
    ...write,
    method: 'DELETE',
    path: '/webhooks/:id',
    summary: 'Remove a webhook with its log',
    params: byId,
    status: 204,
    errors: ['not_found'],
  }),
  rotate: operation({
    ...write,
    method: 'POST',
    path: '/webhooks/:id/secret',
    summary: 'Make a new secret, shown this once only; for 24 hours requests carry signatures of both',
    params: byId,
    result: z.object({ secret }),
    status: 201,
    errors: ['not_found'],
  }),
  test: operation({
    ...write,
    method: 'POST',
    path: '/webhooks/:id/test',
    summary: 'Send the event `webhook.test`',
    params: byId,
    result: webhookDelivery,
    status: 201,
    errors: ['not_found'],
  }),
  deliveries: operation({
    ...read,
    method: 'GET',
    path: '/webhooks/:id/deliveries',
    summary: 'What was sent in the last 30 days and how that went, newest first',
    params: byId,
    query: paging.extend({ state: webhookDelivery.shape.state.optional() }),
    result: pageOf(webhookDelivery),
    errors: ['not_found', 'invalid_cursor'],
  }),
  delivery: operation({
    ...read,
    method: 'GET',
    path: '/webhooks/:id/deliveries/:deliveryId',
    summary: 'One delivery with what was sent and answered, each cut off where it is long',
    params: oneDelivery,
    result: webhookDelivery.extend({
      requestBody: z.string(),
      /** Of the last attempt; null when there was no answer. */
      responseBody: z.string().nullable(),
    }),
    errors: ['not_found'],
  }),
  resend: operation({
    ...write,
    method: 'POST',
    path: '/webhooks/:id/deliveries/:deliveryId/resend',
    summary: 'Send a delivery again, under the same `webhook-id`',
    params: oneDelivery,
    result: webhookDelivery,
    status: 202,
    errors: ['not_found'],
  }),
}
