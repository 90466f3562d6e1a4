import { z } from 'zod'
import { byId, id, instant, pageOf, paging } from './common.ts'
import { fieldKey, fieldValue } from './fields.ts'
import { operation } from './operation.ts'
import { impact, ticketType, urgency } from './ticket-fields.ts'

/** The largest body that a hook takes, as JSON. */
export const mostHookBytes = 256 * 1024

/**
 * A place in what arrives: names with dots between (`alert.host`, `alerts.0.labels.name`), or a JSON Pointer
 * (RFC 6901, `/alert/host`) where a name itself has a dot.
 */
export const hookPath = z.string().trim().min(1).max(60)

/** A text with values of what arrives, as `{{alert.host}}`; what is not there leaves nothing behind. */
const template = (longest: number) => z.string().trim().max(longest)

/** Whether a value is one of these; compared as text, without regard to case. */
const hookTest = z.object({ path: hookPath, values: z.array(z.string().trim().min(1).max(200)).min(1).max(50) })
export type HookTest = z.infer<typeof hookTest>

/** What becomes of what arrives. */
export const hookMapping = z
  .object({
    /** Of a new ticket; where nothing comes of it, the name of the hook stands in. */
    subject: template(300),
    /** Empty: all that arrived, as it is. */
    text: template(20_000),
    /** Whose ticket it is: an address, as it is or from what arrives. */
    requesterEmail: template(254),
    requesterName: template(120),
    type: ticketType,
    /** Null: as the default inbox has it. */
    teamId: id.nullable(),
    /** What comes of one of them may be several, with commas between. */
    tags: z.array(template(200)).max(20),
    /**
     * Custom fields by their keys. Options are found by value or name, several with commas between; a box is ticked by
     * `true`, `yes`, `sí`, `on` or `1`; a person is found by an address or a name, a device by its tag or its name. What
     * does not fit the field is left out.
     */
    fields: z
      .array(z.object({ key: fieldKey, text: template(1000) }))
      .max(50)
      .refine((fields) => new Set(fields.map(({ key }) => key)).size === fields.length, { error: 'Each field once' })
      .default([]),
    /** Where nothing else is said. */
    impact,
    urgency,
    /** How grave it is by one value; the first that fits counts. Null: always the same. */
    levels: z
      .object({
        path: hookPath,
        entries: z
          .array(z.object({ value: z.string().trim().min(1).max(200), impact, urgency }))
          .min(1)
          .max(30),
      })
      .nullable(),
    /** What the matter is known by: as long as its ticket is open, more about it is added there. Empty: each a ticket. */
    key: template(300),
    /** Only what fits becomes a ticket; the rest is kept and ignored. Null: everything. */
    onlyWhen: hookTest.nullable(),
    /** What fits says that the matter of this key is over: it solves its ticket. */
    solvedWhen: hookTest.nullable(),
    /** A machine writes: nobody is told that it arrived, and nobody waits for an answer. */
    isFromMachine: z.boolean(),
  })
  .refine(({ solvedWhen, key }) => solvedWhen === null || key !== '', {
    error: 'What is over is found by its key',
    path: ['key'],
  })
  .meta({ id: 'HookMapping' })
export type HookMapping = z.infer<typeof hookMapping>

/** Any JSON. The type leaves out undefined, by which operations say that they take no body. */
type Json = string | number | boolean | object | null
const anyJson = z.unknown() as z.ZodType<unknown> as z.ZodType<Json, Json>

const hookFields = z.object({ name: z.string().trim().min(1).max(120), isActive: z.boolean(), mapping: hookMapping })

/** A door for a program outside, which knows no people here: what it posts becomes tickets. */
export const hook = z
  .object({
    ...hookFields.shape,
    id,
    /** The beginning of the token, to recognise it by. */
    prefix: z.string(),
    lastReceivedAt: instant.nullable(),
    /** Of what arrived in the last 30 days, what made no ticket and can be tried again. */
    failedCount: z.int(),
  })
  .meta({ id: 'Hook' })
export type Hook = z.infer<typeof hook>

export const hookReason = z.enum([
  /** `onlyWhen` does not fit. */
  'not_wanted',
  /** It is over, and there is no open ticket of its key. */
  'nothing_open',
  /** No address came of `requesterEmail`. */
  'no_requester',
  /** The team of the mapping is gone. */
  'no_team',
  /** The hook was off. */
  'switched_off',
  /** Something else went wrong; the log of the server has it. */
  'failed',
])
export type HookReason = z.infer<typeof hookReason>

const receiptState = z.enum(['waiting', 'opened', 'added', 'solved', 'ignored', 'failed'])

export const hookReceipt = z
  .object({
    id,
    state: receiptState,
    reason: hookReason.nullable(),
    ticketNumber: z.int().nullable(),
    receivedAt: instant,
    handledAt: instant.nullable(),
  })
  .meta({ id: 'HookReceipt' })
export type HookReceipt = z.infer<typeof hookReceipt>

/** What a mapping makes of a body. */
export const hookReading = z
  .object({
    /** solve: says that the matter is over; open: anything else that is wanted. */
    outcome: z.enum(['open', 'solve', 'ignore', 'fail']),
    reason: hookReason.nullable(),
    subject: z.string(),
    text: z.string(),
    requesterEmail: z.string().nullable(),
    requesterName: z.string(),
    tags: z.array(z.string()),
    /** Custom fields; null where what came of it does not fit, or nothing did. */
    fields: z.array(z.object({ key: z.string(), value: fieldValue.nullable() })),
    impact,
    urgency,
    /** Null: a ticket each time. */
    key: z.string().nullable(),
    /** Places that the mapping names and that are not there. */
    missing: z.array(z.string()),
  })
  .meta({ id: 'HookReading' })
export type HookReading = z.infer<typeof hookReading>

const read = { access: 'admin', scope: 'settings:read' } as const
const write = { access: 'admin', scope: 'settings:write' } as const
/** Part of the address that is called; shown this once only. */
const withToken = hook.extend({ token: z.string() })
const oneReceipt = z.object({ id, receiptId: id })

export const hooks = {
  receive: operation({
    method: 'POST',
    path: '/hooks/:token',
    summary: 'Bring something in; it is stored before it is answered, and becomes a ticket right afterwards',
    access: 'public',
    params: z.object({ token: z.string().max(200) }),
    body: anyJson.meta({ description: 'Any JSON, up to 256 KB' }),
    result: z.object({ id }),
    status: 202,
    errors: ['not_found', 'too_large', 'too_many_requests'],
  }),
  list: operation({
    ...read,
    method: 'GET',
    path: '/incoming-hooks',
    summary: 'The hooks, by name',
    result: z.object({ items: z.array(hook) }),
  }),
  create: operation({
    ...write,
    method: 'POST',
    path: '/incoming-hooks',
    summary: 'Add a hook; its token is shown this once only',
    body: hookFields.extend({ isActive: hookFields.shape.isActive.default(true) }),
    result: withToken,
    status: 201,
    errors: ['invalid', 'name_taken'],
  }),
  update: operation({
    ...write,
    method: 'PATCH',
    path: '/incoming-hooks/:id',
    summary: 'Change a hook; what arrived before stays as it is',
    params: byId,
    body: hookFields.partial(),
    result: hook,
    errors: ['invalid', 'not_found', 'name_taken'],
  }),
  remove: operation({
    ...write,
    method: 'DELETE',
    path: '/incoming-hooks/:id',
    summary: 'Remove a hook with what arrived by it; its tickets stay',
    params: byId,
    status: 204,
    errors: ['not_found'],
  }),
  renew: operation({
    ...write,
    method: 'POST',
    path: '/incoming-hooks/:id/token',
    summary: 'Make a new token, shown this once only; the one before ends now',
    params: byId,
    result: withToken,
    status: 201,
    errors: ['not_found'],
  }),
  try: operation({
    ...read,
    method: 'POST',
    path: '/incoming-hooks/trial',
    summary: 'What a mapping, saved or not, makes of a body; changes nothing',
    body: z.object({ name: hookFields.shape.name, mapping: hookMapping, sample: anyJson }),
    result: hookReading,
    errors: ['invalid'],
  }),
  receipts: operation({
    ...read,
    method: 'GET',
    path: '/incoming-hooks/:id/receipts',
    summary: 'What arrived and what became of it, newest first; kept for 30 days, the last 1000 of each hook',
    params: byId,
    query: paging.extend({ state: receiptState.optional() }),
    result: pageOf(hookReceipt),
    errors: ['not_found', 'invalid_cursor'],
  }),
  receipt: operation({
    ...read,
    method: 'GET',
    path: '/incoming-hooks/:id/receipts/:receiptId',
    summary: 'One of them, with its body',
    params: oneReceipt,
    result: hookReceipt.extend({ body: z.string() }),
    errors: ['not_found'],
  }),
  retry: operation({
    ...write,
    method: 'POST',
    path: '/incoming-hooks/:id/receipts/:receiptId/retry',
    summary: 'Read once more what failed or was ignored, as the hook is now',
    params: oneReceipt,
    result: hookReceipt,
    status: 202,
    errors: ['not_found', 'already_done'],
  }),
}
