import { z } from 'zod'
import { calendar } from './calendars.ts'
import { clockKind, explainedSpan } from './clocks.ts'
import { byId, id, instant } from './common.ts'
import { operation } from './operation.ts'
import { personRef } from './people.ts'
import { ruleGroup } from './rules.ts'
import { priority } from './ticket-fields.ts'
import type { ViewField } from './view-conditions.ts'

/** The most policies that a desk can have. */
export const mostPolicies = 50
const longestSeconds = 366 * 86_400

/** By what a policy chooses its tickets: what a ticket is, and not what becomes of it or of its clocks. */
export const policyFields = [
  'type',
  'channel',
  'language',
  'priority',
  'impact',
  'urgency',
  'team',
  'assignee',
  'requester',
  'organization',
  'inbox',
  'tag',
  'isVip',
  'isMajor',
  'subject',
] as const satisfies readonly ViewField[]

export const slaTarget = z
  .object({
    clock: clockKind,
    priority,
    /** Open seconds; at least a minute. */
    seconds: z.int().min(60).max(longestSeconds),
    /** Counted round the clock, whatever the calendar of the policy says. */
    isAlways: z.boolean().default(false),
  })
  .meta({ id: 'SlaTarget' })
export type SlaTarget = z.infer<typeof slaTarget>

/** What a policy promises to whom. A change of it makes a new version; tickets keep theirs. */
export const slaTerms = z.object({
  /** Over the fields of `policyFields`; null: every ticket. */
  condition: ruleGroup.nullable(),
  /** By which calendar targets count; null: round the clock. */
  calendarId: id.nullable(),
  /** At most one for each clock and priority; what is not named is not promised. */
  targets: z
    .array(slaTarget)
    .min(1)
    .max(20)
    .refine(areDifferent, { error: 'Only one target for a clock and priority' }),
  /** Whether resolution stands still while a ticket is on hold; it always does while one is pending. */
  pausesOnHold: z.boolean(),
  /** After which share of a target whoever works on the ticket is warned. */
  warnPercent: z.int().min(1).max(99),
})
export type SlaTerms = z.infer<typeof slaTerms>

const promisedTargets = slaTerms.shape.targets.refine(
  (targets) => targets.every(({ clock }) => clock !== 'team_time'),
  { error: 'The time of a team is agreed with the team, not promised by a policy' },
)

const named = z.object({ name: z.string().trim().min(1).max(120), description: z.string().trim().max(300) })

const policyDraft = z.object({
  name: named.shape.name,
  description: named.shape.description.default(''),
  /** Off: a draft, which applies to no ticket. */
  isOn: z.boolean().default(false),
  condition: slaTerms.shape.condition.default(null),
  calendarId: slaTerms.shape.calendarId.default(null),
  targets: promisedTargets,
  pausesOnHold: slaTerms.shape.pausesOnHold.default(true),
  warnPercent: slaTerms.shape.warnPercent.default(80),
})
export type PolicyDraft = z.output<typeof policyDraft>

export const slaPolicy = z
  .object({
    id,
    ...named.shape,
    isOn: z.boolean(),
    ...slaTerms.shape,
    /** 1 for the first one. */
    version: z.int(),
    updatedAt: instant,
    /** Unsolved tickets that it applies to, and those of them that keep an earlier version. */
    openCount: z.int(),
    outdatedCount: z.int(),
    /** Which services of the catalogue name it, whatever its condition says. */
    services: z.array(z.object({ id, name: z.object({ es: z.string(), en: z.string() }) })),
  })
  .meta({ id: 'SlaPolicy' })
export type SlaPolicy = z.infer<typeof slaPolicy>

export const slaVersion = z
  .object({ version: z.int(), author: personRef.nullable(), createdAt: instant, ...slaTerms.shape })
  .meta({ id: 'SlaVersion' })
export type SlaVersion = z.infer<typeof slaVersion>

/** Putting the policies, as they are now, on tickets that are unsolved already. */
export const slaApplication = z
  .object({
    id,
    state: z.enum(['waiting', 'running', 'done']),
    total: z.int(),
    done: z.int(),
    startedBy: personRef.nullable(),
    createdAt: instant,
    endedAt: instant.nullable(),
  })
  .meta({ id: 'SlaApplication' })
export type SlaApplication = z.infer<typeof slaApplication>

/** What putting the policies on unsolved tickets would change. */
export const slaForecast = z
  .object({
    /** Unsolved tickets whose policy or version would change. */
    total: z.int(),
    /** How many of them were looked at closely: the newest ones. */
    examined: z.int(),
    /** Of those: due earlier, due later, overdue at once, and no longer promised anything. */
    earlier: z.int(),
    later: z.int(),
    overdue: z.int(),
    withdrawn: z.int(),
    items: z.array(
      z.object({
        number: z.int(),
        subject: z.string(),
        from: z.string().nullable().meta({ description: 'The policy and version it has' }),
        to: z.string().nullable(),
        dueBefore: instant.nullable(),
        dueAfter: instant.nullable(),
      }),
    ),
  })
  .meta({ id: 'SlaForecast' })
export type SlaForecast = z.infer<typeof slaForecast>

const write = { access: 'admin', scope: 'settings:write' } as const
const read = { access: 'agent', scope: 'settings:read' } as const

const previewRequest = z
  .object({
    calendar: calendar.optional(),
    /** Neither this nor `calendar`: round the clock. */
    calendarId: id.optional(),
    startAt: instant,
    targetSeconds: z.int().min(0).max(longestSeconds),
    /** In any order; they may overlap. Without an end: still going on. */
    pauses: z
      .array(z.object({ from: instant, to: instant.nullable().optional() }))
      .max(100)
      .default([]),
    /** Until when is counted; now, unless it is given. At most ten years after the start. */
    now: instant.optional(),
  })
  .refine(({ calendar: given, calendarId }) => given === undefined || calendarId === undefined, {
    error: 'Give a calendar or its id, not both',
    path: ['calendarId'],
  })

export const slaPreviewResult = z
  .object({
    /** When the target is reached if nothing changes; null while a pause goes on. */
    dueAt: instant.nullable(),
    elapsedSeconds: z.number(),
    /** Below zero: so much too late. */
    remainingSeconds: z.number(),
    /** From the start until `now`. */
    explanation: z.array(explainedSpan),
  })
  .meta({ id: 'SlaPreview' })
export type SlaPreview = z.infer<typeof slaPreviewResult>

export const sla = {
  list: operation({
    ...read,
    method: 'GET',
    path: '/sla-policies',
    summary:
      'The policies in their order: what the service of a ticket names, or else the first whose condition holds, applies',
    result: z.object({ items: z.array(slaPolicy) }),
  }),
  create: operation({
    ...write,
    method: 'POST',
    path: '/sla-policies',
    summary: 'Make a policy, behind the others; it applies to new tickets once it is on',
    body: policyDraft,
    result: slaPolicy,
    status: 201,
    errors: ['invalid', 'name_taken'],
  }),
  arrange: operation({
    ...write,
    method: 'PUT',
    path: '/sla-policies/order',
    summary: 'Put the policies into this order; those that are not named come after',
    body: z.object({ ids: z.array(id).max(mostPolicies) }),
    result: z.object({ items: z.array(slaPolicy) }),
  }),
  forecast: operation({
    ...write,
    method: 'POST',
    path: '/sla-policies/forecast',
    summary: 'What putting the policies on unsolved tickets would change; changes nothing',
    result: slaForecast,
  }),
  apply: operation({
    ...write,
    method: 'POST',
    path: '/sla-policies/application',
    summary: 'Put the policies, as they are now, on unsolved tickets too; in the background, and only one at a time',
    result: slaApplication,
    status: 202,
    errors: ['already_done'],
  }),
  application: operation({
    ...read,
    method: 'GET',
    path: '/sla-policies/application',
    summary: 'How far the latest application has come',
    result: z.object({ application: slaApplication.nullable() }),
  }),
  update: operation({
    ...write,
    method: 'PATCH',
    path: '/sla-policies/:id',
    summary: 'Change a policy; new promises make a new version, for new tickets. One that a service names stays on',
    params: byId,
    body: z.object({ ...named.shape, isOn: z.boolean(), ...slaTerms.shape, targets: promisedTargets }).partial(),
    result: slaPolicy,
    errors: ['invalid', 'not_found', 'name_taken', 'in_use'],
  }),
  remove: operation({
    ...write,
    method: 'DELETE',
    path: '/sla-policies/:id',
    summary: 'Remove a policy that no service names; tickets that it applies to keep it',
    params: byId,
    status: 204,
    errors: ['not_found', 'in_use'],
  }),
  versions: operation({
    ...read,
    method: 'GET',
    path: '/sla-policies/:id/versions',
    summary: 'What a policy promised since when, newest first',
    params: byId,
    result: z.object({ items: z.array(slaVersion) }),
    errors: ['not_found'],
  }),
  preview: operation({
    ...read,
    method: 'POST',
    path: '/sla/preview',
    summary: 'When a target would be reached, and why; changes nothing',
    body: previewRequest,
    result: slaPreviewResult,
    errors: ['invalid', 'not_found'],
  }),
}

function areDifferent(targets: SlaTarget[]): boolean {
  return new Set(targets.map(({ clock, priority }) => `${clock} ${priority}`)).size === targets.length
}
