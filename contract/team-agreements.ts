import { z } from 'zod'
import { byId, id, instant } from './common.ts'
import { operation } from './operation.ts'
import { slaTarget } from './sla.ts'
import { teamRef } from './ticket-fields.ts'

/** What a team agreed to: how long it has for a ticket from the moment that it gets it. */
const agreed = {
  /** By which calendar the time counts; null: round the clock. */
  calendarId: id.nullable(),
  /** One for each priority; without one, nothing was agreed for it. */
  targets: z
    .array(slaTarget.omit({ clock: true }))
    .min(1)
    .max(4)
    .refine((targets) => new Set(targets.map(({ priority }) => priority)).size === targets.length, {
      error: 'Only one target for a priority',
    }),
  /** Whether it stands still while a ticket is on hold; it always does while one is pending. */
  pausesOnHold: z.boolean(),
  warnPercent: z.int().min(1).max(99),
}

export const teamAgreement = z
  .object({ id, team: teamRef, ...agreed, version: z.int(), updatedAt: instant })
  .meta({ id: 'TeamAgreement' })
export type TeamAgreement = z.infer<typeof teamAgreement>

const draft = z.object({
  ...agreed,
  calendarId: agreed.calendarId.default(null),
  pausesOnHold: agreed.pausesOnHold.default(true),
  warnPercent: agreed.warnPercent.default(80),
})
export type TeamAgreementDraft = z.output<typeof draft>

const write = { access: 'admin', scope: 'settings:write' } as const

export const teamAgreements = {
  list: operation({
    access: 'agent',
    scope: 'settings:read',
    method: 'GET',
    path: '/team-agreements',
    summary: 'What teams agreed to among themselves, by the name of the team',
    result: z.object({ items: z.array(teamAgreement) }),
  }),
  put: operation({
    ...write,
    method: 'PUT',
    path: '/teams/:id/agreement',
    summary: 'Say how long a team has for a ticket; it holds for those that it gets from then on',
    params: byId,
    body: draft,
    result: teamAgreement,
    errors: ['not_found', 'invalid'],
  }),
  remove: operation({
    ...write,
    method: 'DELETE',
    path: '/teams/:id/agreement',
    summary: 'Take the agreement of a team away; tickets that are with it keep theirs',
    params: byId,
    status: 204,
    errors: ['not_found'],
  }),
}
