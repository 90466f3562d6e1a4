import { z } from 'zod'
import { byId, emailAddress, id, instant, pageOf, paging } from './common.ts'
import { operation } from './operation.ts'
import { personRef } from './people.ts'
import { ruleAction, ruleFinding, ruleGroup } from './rules.ts'
import { inboxRef } from './tickets.ts'

/** What a condition may look at in a mail, and of which kind it is. Any header is `header:` and its name. */
export const mailFields = {
  from: 'text',
  from_name: 'text',
  to: 'text',
  cc: 'text',
  envelope_from: 'text',
  envelope_to: 'text',
  subject: 'text',
  new_text: 'text',
  body: 'text',
  attachment_name: 'text',
  attachment_count: 'number',
  size: 'number',
  inbox: 'choice',
  spf: 'choice',
  dkim: 'choice',
  dmarc: 'choice',
  automatic: 'flag',
} as const
export type MailField = keyof typeof mailFields

const filterFields = z.object({
  name: z.string().trim().min(1).max(80),
  /** Only for mail to this inbox; null: for all of them. */
  inboxId: id.nullable(),
  isEnabled: z.boolean(),
  condition: ruleGroup,
  actions: z.array(ruleAction).min(1).max(20),
})

export const mailFilterDraft = filterFields.extend({
  inboxId: filterFields.shape.inboxId.default(null),
  isEnabled: filterFields.shape.isEnabled.default(true),
})
export type MailFilterDraft = z.output<typeof mailFilterDraft>

export const mailFilter = filterFields
  .extend({
    id,
    inbox: inboxRef.nullable(),
    /** Actions that do nothing, as what they name is gone. */
    broken: z.array(z.int()),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'MailFilter' })
export type MailFilter = z.infer<typeof mailFilter>

/** Why an action was not done: what it names is gone, the mail joined a ticket, the text is no address or tag. */
export const skipReasons = ['gone', 'joined', 'no_address', 'own_address', 'no_tag', 'empty'] as const
export type SkipReason = (typeof skipReasons)[number]

/** A filter that held for a mail: why, with which values, and which of its actions could not be done. */
export const appliedFilter = z
  .object({
    id: id.nullable(),
    name: z.string(),
    findings: z.array(ruleFinding),
    values: z.record(z.string(), z.string()),
    actions: z.array(z.object({ action: ruleAction, skipped: z.enum(skipReasons).nullable() })),
  })
  .meta({ id: 'AppliedFilter' })
export type AppliedFilter = z.infer<typeof appliedFilter>

const list = z.object({ items: z.array(mailFilter) })

/** What a filter would have done to a mail that is here already. */
export const dryRunMail = z.object({
  type: z.literal('mail'),
  id,
  from: z.string(),
  subject: z.string(),
  receivedAt: instant,
  /** What became of it. */
  outcome: z.string(),
  ticketNumber: z.int().nullable(),
  /** Whether the tried filter holds, and why or why not. */
  holds: z.boolean(),
  findings: z.array(ruleFinding),
  values: z.record(z.string(), z.string()),
  /** What all filters together would do now, and with the tried one. */
  before: z.array(ruleAction),
  after: z.array(ruleAction),
  changes: z.boolean(),
})
export type DryRunMail = z.infer<typeof dryRunMail>

/** One line of the answer of a dry run. */
export const dryRunLine = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), done: z.int(), total: z.int() }),
  dryRunMail,
  z.object({
    type: z.literal('end'),
    read: z.int(),
    /** Could not be read, or were too large to try. */
    skipped: z.int(),
    /** Were decided before any filter is asked: returned mail, mail of our own. */
    beforeFilters: z.int(),
    held: z.int(),
    changed: z.int(),
  }),
])
export type DryRunLine = z.infer<typeof dryRunLine>

const admin = { access: 'admin', scope: 'settings:write' } as const

export const mailFilters = {
  list: operation({
    method: 'GET',
    path: '/mail/filters',
    summary: 'The filters for arriving mail, in the order in which they are asked',
    access: 'admin',
    scope: 'settings:read',
    result: list,
  }),
  create: operation({
    ...admin,
    method: 'POST',
    path: '/mail/filters',
    summary: 'Add a filter, as the last one',
    body: mailFilterDraft,
    result: mailFilter,
    status: 201,
    errors: ['invalid', 'name_taken'],
  }),
  update: operation({
    ...admin,
    method: 'PATCH',
    path: '/mail/filters/:id',
    summary: 'Change a filter',
    params: byId,
    body: filterFields.partial(),
    result: mailFilter,
    errors: ['not_found', 'invalid', 'name_taken'],
  }),
  remove: operation({
    ...admin,
    method: 'DELETE',
    path: '/mail/filters/:id',
    summary: 'Remove a filter',
    params: byId,
    status: 204,
    errors: ['not_found'],
  }),
  sort: operation({
    ...admin,
    method: 'PUT',
    path: '/mail/filters/order',
    summary: 'Put the filters into this order; those that are not named come after',
    body: z.object({ ids: z.array(id).max(500) }),
    result: list,
  }),
  dryRun: operation({
    ...admin,
    method: 'POST',
    path: '/mail/filters/dry-run',
    summary: 'Try a filter, saved or not, on the mails that came last; changes nothing. Lines of JSON (NDJSON)',
    body: z.object({
      filter: mailFilterDraft,
      /** The filter whose place it takes; left out: it is tried as the last one. */
      id: id.optional(),
      limit: z.int().min(1).max(500).default(500),
    }),
    resultType: 'raw',
    errors: ['invalid', 'too_many_requests'],
  }),
}

export const ignoredSender = z
  .object({
    id,
    /** An address, or a domain with all that is below it. */
    value: z.string(),
    kind: z.enum(['address', 'domain']),
    /** Null: for all inboxes. */
    inbox: inboxRef.nullable(),
    createdBy: personRef.nullable(),
    createdAt: instant,
  })
  .meta({ id: 'IgnoredSender' })
export type IgnoredSender = z.infer<typeof ignoredSender>

const domain = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/)

export const ignoredSenders = {
  list: operation({
    method: 'GET',
    path: '/mail/ignored-senders',
    summary: 'Senders whose mail is ignored, newest first',
    access: 'admin',
    scope: 'settings:read',
    query: paging,
    result: pageOf(ignoredSender),
    errors: ['invalid_cursor'],
  }),
  add: operation({
    ...admin,
    method: 'POST',
    path: '/mail/ignored-senders',
    summary: 'Ignore an address, or a whole domain, from now on',
    body: z.object({ value: z.union([emailAddress, domain]), inboxId: id.nullable().default(null) }),
    result: ignoredSender,
    status: 201,
    errors: ['invalid'],
  }),
  remove: operation({
    ...admin,
    method: 'DELETE',
    path: '/mail/ignored-senders/:id',
    summary: 'Listen to a sender again',
    params: byId,
    status: 204,
    errors: ['not_found'],
  }),
}
