import { z } from 'zod'
import { clockKind } from './clocks.ts'
import { byId, id, instant } from './common.ts'
import { operation } from './operation.ts'
import { personRef } from './people.ts'
import { byNumber, teamRef } from './ticket-fields.ts'

/** The most steps that a policy can have. */
export const mostSteps = 20
/** The highest level that a ticket can reach. */
export const highestLevel = 9

/** When a step fires, in open time of the clock: what passes while it stands still does not count. */
export const escalationMoment = z
  .discriminatedUnion('kind', [
    /** At so many percent of the target; more than 100 is after it is due. */
    z.object({ kind: z.literal('percent'), percent: z.int().min(1).max(1000) }),
    z.object({ kind: z.literal('before'), minutes: z.int().min(1).max(525_600) }),
    z.object({ kind: z.literal('after'), minutes: z.int().min(0).max(525_600) }),
  ])
  .meta({ id: 'EscalationMoment' })
export type EscalationMoment = z.infer<typeof escalationMoment>

export const escalationAction = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('notify_assignee') }),
    /** Those who lead the team that the ticket is with. */
    z.object({ kind: z.literal('notify_lead') }),
    /** Whom the assignee reports to. */
    z.object({ kind: z.literal('notify_superior') }),
    z.object({ kind: z.literal('notify_person'), personId: id }),
    /** By one, unless it is the highest already. */
    z.object({ kind: z.literal('raise_priority') }),
    /** Functional escalation: to the team, and to nobody in it yet. */
    z.object({ kind: z.literal('move_to_team'), teamId: id }),
    z.object({ kind: z.literal('add_follower'), personId: id }),
    /** In the name of whoever kept the step; the reply of the macro is not sent. */
    z.object({ kind: z.literal('run_macro'), macroId: id }),
    /** Tells a program outside of the ticket as it is after the step, whatever events its webhook has chosen. */
    z.object({ kind: z.literal('call_webhook'), webhookId: id }),
  ])
  .meta({ id: 'EscalationAction' })
export type EscalationAction = z.infer<typeof escalationAction>

const stepFields = {
  clock: clockKind,
  at: escalationMoment,
  /** The ticket is then at this level at least; 0 leaves its level as it is. */
  level: z.int().min(0).max(highestLevel),
  actions: z.array(escalationAction).min(1).max(10),
}

export const escalationStep = z.object({ id, ...stepFields }).meta({ id: 'EscalationStep' })
export type EscalationStep = z.infer<typeof escalationStep>

export const escalationStepDraft = z.object({
  /** Of a step that stays: it does not fire again where it has. Absent: a new one. */
  id: id.optional(),
  ...stepFields,
  level: stepFields.level.default(0),
})
export type EscalationStepDraft = z.output<typeof escalationStepDraft>

/** One thing that happened on the way of a ticket. */
export const escalation = z
  .object({
    id,
    /** `step`: by a step of the policy, `up`: to whoever leads, `across`: to a specialist team. */
    direction: z.enum(['step', 'up', 'across']),
    /** The level of the ticket from then on. */
    level: z.int(),
    /** Who did it; null for a step. */
    actor: personRef.nullable(),
    /** Why; empty for a step. */
    reason: z.string(),
    /** Whom it was told. */
    told: z.array(personRef),
    /** To which team the ticket went. */
    team: teamRef.nullable(),
    /** Of a step: which clock, and when of it. */
    clock: clockKind.nullable(),
    at: escalationMoment.nullable(),
    /** Of a step: when it was due, and whether it came more than a minute later. */
    dueAt: instant.nullable(),
    isLate: z.boolean(),
    /** What a step was to do and could not. */
    failure: z.string().nullable(),
    createdAt: instant,
  })
  .meta({ id: 'Escalation' })
export type Escalation = z.infer<typeof escalation>

export const ticketEscalations = z
  .object({
    /** 0: not escalated. */
    level: z.int(),
    /** In the order in which it happened; the first 200. */
    path: z.array(escalation),
    /** Steps that fire if nothing changes, the next one first. */
    coming: z.array(z.object({ stepId: id, clock: clockKind, at: escalationMoment, level: z.int(), fireAt: instant })),
  })
  .meta({ id: 'TicketEscalations' })
export type TicketEscalations = z.infer<typeof ticketEscalations>

const reason = z.string().trim().min(1).max(1000)

/** What an agent asks for. */
export const escalationRequest = z
  .discriminatedUnion('direction', [
    z.object({
      direction: z.literal('up'),
      reason,
      /** To whom; absent: to those who lead its team, or else to whom the assignee reports. */
      personId: id.optional(),
    }),
    z.object({ direction: z.literal('across'), reason, teamId: id }),
  ])
  .meta({ id: 'EscalationRequest' })
export type EscalationRequest = z.infer<typeof escalationRequest>

export const escalations = {
  steps: operation({
    access: 'agent',
    scope: 'settings:read',
    method: 'GET',
    path: '/sla-policies/:id/escalation',
    summary: 'The escalation steps of a policy',
    params: byId,
    result: z.object({ items: z.array(escalationStep) }),
    errors: ['not_found'],
  }),
  putSteps: operation({
    access: 'admin',
    scope: 'settings:write',
    method: 'PUT',
    path: '/sla-policies/:id/escalation',
    summary: 'Replace the escalation steps of a policy; new ones fire for what comes after, on unsolved tickets too',
    params: byId,
    body: z.object({ steps: z.array(escalationStepDraft).max(mostSteps) }),
    result: z.object({ items: z.array(escalationStep) }),
    errors: ['not_found', 'invalid'],
  }),
  ofTicket: operation({
    access: 'agent',
    scope: 'tickets:read',
    method: 'GET',
    path: '/tickets/:number/escalations',
    summary: 'The level of a ticket, how it came there, and what comes next',
    params: byNumber,
    result: ticketEscalations,
    errors: ['not_found'],
  }),
  escalate: operation({
    access: 'agent',
    scope: 'tickets:write',
    method: 'POST',
    path: '/tickets/:number/escalations',
    summary: 'Escalate a ticket up to whoever leads, or across to a specialist team',
    params: byNumber,
    body: escalationRequest,
    result: ticketEscalations,
    status: 201,
    errors: ['not_found', 'invalid', 'ticket_closed', 'move_not_allowed'],
  }),
}
