import { z } from 'zod'
import { byId, id, instant, pageOf, paging } from './common.ts'
import { fieldKey } from './fields.ts'
import { operation } from './operation.ts'
import { personRef } from './people.ts'
import { ruleRun, ruleWarning } from './rule-runs.ts'
import { actionHtml, ruleGroup, ticketActions } from './rules.ts'
import { byNumber } from './ticket-fields.ts'

export * from './rule-runs.ts'

/** More than that nobody could still oversee. */
export const mostRules = 1000

const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)

/** The moments of a ticket from which time is counted. */
export const sinceMoments = [
  'created',
  'updated',
  /** It has its status. */
  'status',
  'assigned',
  'solved',
  /** Somebody waits for an answer, on a ticket that is not solved. */
  'waiting',
] as const

/** When a rule is asked. */
export const ruleTrigger = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('created') }),
    z.object({
      kind: z.literal('changed'),
      /** One of these; none: whichever. As in conditions: `status`, `field:site`. */
      fields: z.array(z.string().min(1).max(60)).max(20).default([]),
    }),
    z.object({ kind: z.literal('message'), from: z.enum(['anybody', 'requester', 'agent', 'machine']) }),
    z.object({ kind: z.literal('rated') }),
    /** What was asked of approvers has ended: granted, or refused by somebody or by time. One flow; null: whichever. */
    z.object({
      kind: z.literal('approval'),
      outcome: z.enum(['granted', 'refused']),
      flowId: id.nullable().default(null),
    }),
    /** Monitoring says of an incident that it began or came back, or that it is over. */
    z.object({ kind: z.literal('alert'), what: z.enum(['firing', 'over']) }),
    z.object({ kind: z.literal('clock'), what: z.enum(['warning', 'breached']) }),
    /** So long after a moment, once for each time it comes; closed tickets are left alone. */
    z.object({ kind: z.literal('since'), moment: z.enum(sinceMoments), minutes: z.int().min(1).max(527_040) }),
    /** At a time of day in the desk's zone, for every ticket that is not closed; 1 is Monday, 7 Sunday. */
    z.object({
      kind: z.literal('schedule'),
      at: timeOfDay,
      days: z.array(z.int().min(1).max(7)).min(1).max(7),
    }),
  ])
  .meta({ id: 'RuleTrigger' })
export type RuleTrigger = z.infer<typeof ruleTrigger>

/** Who is meant when it is done. */
const whom = z.object({
  assignee: z.boolean().default(false),
  team: z.boolean().default(false),
  personIds: z.array(id).max(50).default([]),
})

export const ticketRuleAction = z
  .discriminatedUnion('kind', [
    ...ticketActions,
    /** Answers the requester at once, as a machine: never a machine, and never beyond the brakes for automatic mail. */
    z.object({ kind: z.literal('send_mail'), bodyHtml: actionHtml }),
    z.object({ kind: z.literal('add_followers'), personIds: z.array(id).min(1).max(50) }),
    z.object({ kind: z.literal('notify'), whom, text: z.string().trim().min(1).max(300) }),
    z.object({
      kind: z.literal('add_task'),
      title: z.string().trim().min(1).max(300),
      assigneeId: id.nullable().default(null),
      dueAfterHours: z.int().min(1).max(8760).nullable().default(null),
    }),
    /** The ticket becomes a part of another one, by its number. */
    z.object({ kind: z.literal('link_parent'), number: z.int().positive() }),
    /** Tells a program outside, whatever events its webhook has chosen. */
    z.object({ kind: z.literal('call_webhook'), webhookId: id }),
    /** Asks the approvers of a flow; what follows is for rules that are asked when that has ended. */
    z.object({
      kind: z.literal('ask_approval'),
      flowId: id,
      /** The custom field of the ticket that holds the amount, a number. Without an amount every step is needed. */
      amountField: fieldKey.nullable().default(null),
    }),
    /** Calls who is on call for the team that the ticket is with, one after the other until somebody answers. */
    z.object({ kind: z.literal('call_out') }),
    /** What the macro does; the reply that it prepares is left out, as nobody would look at it. */
    z.object({ kind: z.literal('run_macro'), macroId: id }),
    /** What comes after is done later, unless the ticket is closed or the rule switched off by then. */
    z.object({
      kind: z.literal('wait'),
      minutes: z.int().min(1).max(527_040),
      /** Only if the condition still holds then. */
      ifStillHolds: z.boolean(),
    }),
    /** The rules below are not asked this time. */
    z.object({ kind: z.literal('stop') }),
  ])
  .meta({ id: 'TicketRuleAction' })
export type TicketRuleAction = z.infer<typeof ticketRuleAction>

export const ruleState = z.enum(['draft', 'on', 'off']).meta({ id: 'RuleState' })
export type RuleState = z.infer<typeof ruleState>

const ruleFields = z.object({
  name: z.string().trim().min(1).max(120),
  description: z.string().trim().max(300),
  /** One is enough. */
  triggers: z.array(ruleTrigger).min(1).max(5),
  /** Null: it always holds. */
  condition: ruleGroup.nullable(),
  /** In their order; fields are set first, in one change, and of those that set the same the last one counts. */
  actions: z.array(ticketRuleAction).min(1).max(20),
})

export const ticketRuleDraft = ruleFields.extend({ description: ruleFields.shape.description.default('') })
export type TicketRuleDraft = z.output<typeof ticketRuleDraft>

export const ticketRule = z
  .object({
    ...ruleFields.shape,
    id,
    state: ruleState,
    version: z.int(),
    /** Actions that do nothing, as what they name is gone. */
    broken: z.array(z.int()),
    warnings: z.array(ruleWarning),
    /** How often in the last 30 days; at most 1000, which stands for more. */
    runCount: z.int(),
    lastRunAt: instant.nullable(),
    updatedAt: instant,
  })
  .meta({ id: 'TicketRule' })
export type TicketRule = z.infer<typeof ticketRule>

export const ruleVersion = z
  .object({ ...ruleFields.shape, version: z.int(), author: personRef.nullable(), createdAt: instant })
  .meta({ id: 'RuleVersion' })
export type RuleVersion = z.infer<typeof ruleVersion>

const admin = { access: 'admin', scope: 'settings:write' } as const
const read = { access: 'admin', scope: 'settings:read' } as const
const byVersion = z.object({ ...byId.shape, version: z.coerce.number().int().positive().max(1_000_000) })
const list = z.object({ items: z.array(ticketRule) })

export const rules = {
  list: operation({
    ...read,
    method: 'GET',
    path: '/rules',
    summary: 'The rules, in the order in which they are asked',
    result: list,
  }),
  get: operation({
    ...read,
    method: 'GET',
    path: '/rules/:id',
    summary: 'One rule',
    params: byId,
    result: ticketRule,
    errors: ['not_found'],
  }),
  create: operation({
    ...admin,
    method: 'POST',
    path: '/rules',
    summary: 'Add a rule, as the last one and as a draft',
    body: ticketRuleDraft,
    result: ticketRule,
    status: 201,
    errors: ['invalid', 'name_taken'],
  }),
  update: operation({
    ...admin,
    method: 'PATCH',
    path: '/rules/:id',
    summary: 'Change a rule, which makes a new version of it, or switch it on or off',
    params: byId,
    body: ruleFields.extend({ state: ruleState }).partial(),
    result: ticketRule,
    errors: ['not_found', 'invalid', 'name_taken'],
  }),
  remove: operation({
    ...admin,
    method: 'DELETE',
    path: '/rules/:id',
    summary: 'Remove a rule; what it did stays, what it was still to do is not done',
    params: byId,
    status: 204,
    errors: ['not_found'],
  }),
  sort: operation({
    ...admin,
    method: 'PUT',
    path: '/rules/order',
    summary: 'Put the rules into this order; those that are not named come after',
    body: z.object({ ids: z.array(id).max(mostRules) }),
    result: list,
  }),
  versions: operation({
    ...read,
    method: 'GET',
    path: '/rules/:id/versions',
    summary: 'What a rule was, newest first',
    params: byId,
    result: z.object({ items: z.array(ruleVersion) }),
    errors: ['not_found'],
  }),
  rollBack: operation({
    ...admin,
    method: 'POST',
    path: '/rules/:id/versions/:version/restore',
    summary: 'Make a rule again what it was, as a new version',
    params: byVersion,
    result: ticketRule,
    errors: ['not_found', 'invalid', 'name_taken'],
  }),
  dryRun: operation({
    ...admin,
    method: 'POST',
    path: '/rules/dry-run',
    summary: 'What a rule, saved or not, would have done in the last 30 days; changes nothing. Lines of JSON (NDJSON)',
    body: z.object({
      rule: ticketRuleDraft,
      /** The rule whose place it takes; left out: it is tried as the last one. */
      id: id.optional(),
    }),
    resultType: 'raw',
    errors: ['invalid', 'too_many_requests'],
  }),
  runs: operation({
    ...read,
    method: 'GET',
    path: '/rules/:id/runs',
    summary: 'What a rule did, newest first',
    params: byId,
    query: z.object(paging.shape),
    result: pageOf(ruleRun),
    errors: ['not_found', 'invalid_cursor'],
  }),
  ofTicket: operation({
    method: 'GET',
    path: '/tickets/:number/rule-runs',
    summary: 'What rules did to a ticket and why, newest first',
    access: 'agent',
    scope: 'tickets:read',
    params: byNumber,
    query: paging.extend({
      /** Only this run. */
      id: id.optional(),
    }),
    result: pageOf(ruleRun),
    errors: ['not_found', 'invalid_cursor'],
  }),
}
