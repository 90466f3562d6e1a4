import { z } from 'zod'
import { byId, id, instant, timeZone } from './common.ts'
import { operation } from './operation.ts'
import { personRef } from './people.ts'
import { byNumber, teamRef, ticketStatus } from './tickets.ts'

/** A stretch of time in which the same person is on call. */
export const shift = z
  .object({
    from: instant,
    to: instant,
    /** Null: nobody, as the rota has not begun. */
    person: personRef.nullable(),
    /** Somebody who stands in for whose turn it is. */
    isOverride: z.boolean(),
  })
  .meta({ id: 'Shift' })
export type Shift = z.infer<typeof shift>

const rotaFields = z.object({
  /** In whose clocks the handover is. */
  timeZone,
  /** They take turns in this order. */
  personIds: z.array(id).min(1).max(50),
  /** A turn lasts a day or a week. */
  turnDays: z.union([z.literal(1), z.literal(7)]),
  /** The day of the first handover, to the first one of the list. */
  startsOn: z.iso.date(),
  /** The time of the day at which the next one takes over, as `09:00`. */
  handoverAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time such as 09:00'),
  /** Minutes that somebody has to answer before the next one is called. */
  answerMinutes: z.int().min(1).max(240),
  /** A new ticket of the highest priority calls, outside of the hours of the team. */
  callsOnCritical: z.boolean(),
})
export type RotaFields = z.infer<typeof rotaFields>

export const rotaOverride = z.object({ id, person: personRef, startsAt: instant, endsAt: instant })

export const rota = z
  .object({
    ...rotaFields.omit({ personIds: true }).shape,
    team: teamRef,
    people: z.array(personRef),
    /** Those that have not ended. */
    overrides: z.array(rotaOverride),
    /** The turn that runs, and those of the next weeks. */
    shifts: z.array(shift),
    /** Whether the rota counts now: the team is closed, or has no hours of its own. */
    isInForce: z.boolean(),
    can: z.object({ change: z.boolean() }),
  })
  .meta({ id: 'Rota' })
export type Rota = z.infer<typeof rota>

/** A call for somebody to come. */
export const callout = z
  .object({
    id,
    team: teamRef,
    ticket: z.object({ number: z.int(), subject: z.string(), status: ticketStatus }),
    /** Who was called so far, in order. */
    called: z.array(personRef),
    madeAt: instant,
    /** When the next one is called; null: everybody was. */
    nextAt: instant.nullable(),
  })
  .meta({ id: 'Callout' })
export type Callout = z.infer<typeof callout>

export const mostOverrides = 100

const read = { access: 'agent', scope: 'people:read' } as const
const write = { access: 'agent', scope: 'settings:write' } as const

export const onCall = {
  list: operation({
    ...read,
    method: 'GET',
    path: '/rotas',
    summary: 'The rotas of the teams, by name of the team: who is on call now and in the next weeks',
    result: z.object({ items: z.array(rota) }),
  }),
  set: operation({
    ...write,
    method: 'PUT',
    path: '/teams/:id/rota',
    summary: 'Say who of a team is on call; by administrators and by who leads it',
    params: byId,
    body: rotaFields,
    result: rota,
    errors: ['forbidden', 'not_found', 'invalid'],
  }),
  remove: operation({
    ...write,
    method: 'DELETE',
    path: '/teams/:id/rota',
    summary: 'Nobody of the team is on call any more',
    params: byId,
    status: 204,
    errors: ['forbidden', 'not_found'],
  }),
  addOverride: operation({
    ...write,
    method: 'POST',
    path: '/teams/:id/rota/overrides',
    summary: 'Somebody else for a while; people on the rota may take it over themselves',
    params: byId,
    body: z.object({ personId: id, startsAt: instant, endsAt: instant }),
    result: rota,
    status: 201,
    errors: ['forbidden', 'not_found', 'invalid'],
  }),
  removeOverride: operation({
    ...write,
    method: 'DELETE',
    path: '/rota-overrides/:id',
    summary: 'The turns count again',
    params: byId,
    status: 204,
    errors: ['forbidden', 'not_found'],
  }),
  call: operation({
    access: 'agent',
    scope: 'tickets:write',
    method: 'POST',
    path: '/tickets/:number/callout',
    summary: 'Call who is on call for the team of a ticket, and one after the other until somebody answers',
    params: byNumber,
    result: callout,
    status: 201,
    errors: ['not_found', 'invalid', 'already_done'],
  }),
  callouts: operation({
    access: 'agent',
    scope: 'tickets:read',
    method: 'GET',
    path: '/callouts',
    summary: 'Calls of tickets in reach that nobody has answered, oldest first',
    result: z.object({ items: z.array(callout) }),
  }),
  answer: operation({
    access: 'agent',
    scope: 'tickets:write',
    method: 'POST',
    path: '/callouts/:id/answer',
    summary: 'Say that one comes: nobody else is called, and the caller is given the ticket where nobody has it',
    params: byId,
    status: 204,
    errors: ['not_found', 'already_done'],
  }),
}
