import { z } from 'zod'
import { byId, id, instant, pageOf, paging } from './common.ts'
import { operation } from './operation.ts'

/** The largest body that a source may send. */
export const mostAlertBytes = 256 * 1024

/** The monitors whose bodies are understood; `generic` is for whatever can send a few fields. */
export const alertSourceKind = z
  .enum(['alertmanager', 'grafana', 'zabbix', 'uptime-kuma', 'nagios', 'generic'])
  .meta({ id: 'AlertSourceKind' })
export type AlertSourceKind = z.infer<typeof alertSourceKind>

export const alertFault = z.enum([
  /** Neither JSON nor, where the source sends one, a form. */
  'unreadable',
  /** Readable, and not what this source sends. */
  'not_understood',
  /** Something else went wrong; the log of the server has it. */
  'failed',
])
export type AlertFault = z.infer<typeof alertFault>

const sourceFields = z.object({
  name: z.string().trim().min(1).max(120),
  /** Whose queue its incidents go to where the device is none of ours. Null: as the default inbox has it. */
  teamId: id.nullable(),
  /**
   * The monitor repeats what fires, and what it has not told of for so many hours is not taken to fire any more: longer
   * than twice its own interval. Null: it tells once that something began.
   */
  silentAfterHours: z.int().min(1).max(720).nullable(),
})

/** One monitor that may tell of alerts, with an address of its own. */
export const alertSource = z
  .object({
    ...sourceFields.shape,
    id,
    kind: alertSourceKind,
    /** The beginning of the token, to recognise it by. */
    prefix: z.string(),
    lastReceivedAt: instant.nullable(),
    lastFault: z.object({ at: instant, reason: alertFault }).nullable(),
  })
  .meta({ id: 'AlertSource' })
export type AlertSource = z.infer<typeof alertSource>

const alertReceiptState = z.enum(['waiting', 'handled', 'failed'])

export const alertReceipt = z
  .object({
    id,
    state: alertReceiptState,
    reason: alertFault.nullable(),
    /** Which field was wrong, where one was. */
    detail: z.string(),
    alertCount: z.int(),
    receivedAt: instant,
    handledAt: instant.nullable(),
  })
  .meta({ id: 'AlertReceipt' })
export type AlertReceipt = z.infer<typeof alertReceipt>

/** What a new source begins with: Alertmanager and Grafana tell of what fires every four hours, unless told otherwise. */
export function usualSilence(kind: AlertSourceKind): number | null {
  return kind === 'alertmanager' || kind === 'grafana' ? 24 : null
}

const read = { access: 'admin', scope: 'settings:read' } as const
const write = { access: 'admin', scope: 'settings:write' } as const
/** Part of the address that is called; shown this once only. */
const withToken = alertSource.extend({ token: z.string() })
const oneReceipt = z.object({ id, receiptId: id })

/** Any text or JSON. The type leaves out undefined, by which operations say that they take no body. */
type Anything = string | number | boolean | object | null
const anything = z.unknown() as z.ZodType<unknown> as z.ZodType<Anything, Anything>

export const alertDoor = {
  receive: operation({
    method: 'POST',
    path: '/alerts/incoming/:source',
    summary: 'Tell of alerts; what arrives is stored before it is answered, and read right afterwards',
    access: 'public',
    params: z.object({ source: alertSourceKind }),
    query: z.object({ token: z.string().max(200).default('') }),
    body: anything.meta({ description: 'As the source sends it: JSON, or the form of Nagios; up to 256 KB' }),
    result: z.object({ id }),
    status: 202,
    errors: ['not_found', 'too_large', 'too_many_requests'],
  }),
}

export const alertSources = {
  list: operation({
    ...read,
    method: 'GET',
    path: '/alert-sources',
    summary: 'The sources of alerts, by name',
    result: z.object({ items: z.array(alertSource) }),
  }),
  create: operation({
    ...write,
    method: 'POST',
    path: '/alert-sources',
    summary: 'Add a source; its token is shown this once only',
    body: sourceFields.extend({
      kind: alertSourceKind,
      teamId: sourceFields.shape.teamId.default(null),
      /** Without it 24 for Alertmanager and Grafana, and null for others. */
      silentAfterHours: sourceFields.shape.silentAfterHours.optional(),
    }),
    result: withToken,
    status: 201,
    errors: ['invalid', 'name_taken'],
  }),
  update: operation({
    ...write,
    method: 'PATCH',
    path: '/alert-sources/:id',
    summary: 'Change a source; its incidents stay as they are',
    params: byId,
    body: sourceFields.partial(),
    result: alertSource,
    errors: ['invalid', 'not_found', 'name_taken'],
  }),
  remove: operation({
    ...write,
    method: 'DELETE',
    path: '/alert-sources/:id',
    summary: 'Remove a source with what arrived from it; its token ends now, its alerts and incidents stay',
    params: byId,
    status: 204,
    errors: ['not_found'],
  }),
  renew: operation({
    ...write,
    method: 'POST',
    path: '/alert-sources/:id/token',
    summary: 'Make a new token, shown this once only; the one before ends now',
    params: byId,
    result: withToken,
    status: 201,
    errors: ['not_found'],
  }),
  receipts: operation({
    ...read,
    method: 'GET',
    path: '/alert-sources/:id/receipts',
    summary: 'What arrived and what became of it, newest first; kept for 30 days',
    params: byId,
    query: paging.extend({ state: alertReceiptState.optional() }),
    result: pageOf(alertReceipt),
    errors: ['not_found', 'invalid_cursor'],
  }),
  receipt: operation({
    ...read,
    method: 'GET',
    path: '/alert-sources/:id/receipts/:receiptId',
    summary: 'One of them, with its body',
    params: oneReceipt,
    result: alertReceipt.extend({ body: z.string() }),
    errors: ['not_found'],
  }),
  retry: operation({
    ...write,
    method: 'POST',
    path: '/alert-sources/:id/receipts/:receiptId/retry',
    summary: 'Read once more what failed',
    params: oneReceipt,
    result: alertReceipt,
    status: 202,
    errors: ['not_found', 'already_done'],
  }),
}
