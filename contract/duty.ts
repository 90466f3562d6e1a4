import { z } from 'zod'
import { byId, id, instant } from './common.ts'
import { operation } from './operation.ts'
import { personRef } from './people.ts'

/** What agents say of themselves. Only who is available is given tickets. */
export const agentState = z.enum(['available', 'busy', 'away', 'off']).meta({ id: 'AgentState' })
export type AgentState = z.infer<typeof agentState>

/** How it is with an agent now: an absence counts before the calendar, and the calendar before what was said. */
export const standing = z
  .enum([...agentState.options, 'absent', 'off_hours'])
  .meta({ id: 'Standing', description: 'absent: an absence runs; off_hours: the calendar is closed' })
export type Standing = z.infer<typeof standing>

export const mostCapacity = 1000
/** In the weights that the teams give to priorities; 0: is given nothing. */
const capacity = z.int().min(0).max(mostCapacity)

export const absence = z
  .object({
    id,
    person: personRef,
    startsAt: instant,
    /** The first moment of being back. */
    endsAt: instant,
    /**
     * Who is given the tickets that requesters answer meanwhile, and decides approvals; null: tickets go back to their
     * team, and approvals wait.
     */
    substitute: personRef.nullable(),
    note: z.string(),
    can: z.object({ change: z.boolean() }),
  })
  .meta({ id: 'Absence' })
export type Absence = z.infer<typeof absence>

/** An agent at work. */
export const agent = z
  .object({
    person: personRef,
    teamIds: z.array(id),
    /** What the agent said. */
    state: agentState,
    standing,
    /** Until when, for an absence that runs. */
    awayUntil: instant.nullable(),
    substitute: personRef.nullable(),
    /** The weights of the new and open tickets that the agent has. */
    load: z.int(),
    capacity,
    /** When the agent works; null: when the team does. */
    calendarId: id.nullable(),
    can: z.object({ changeState: z.boolean(), change: z.boolean() }),
  })
  .meta({ id: 'Agent' })
export type Agent = z.infer<typeof agent>

const absenceFields = z.object({
  startsAt: instant,
  endsAt: instant,
  substituteId: id.nullable(),
  note: z.string().trim().max(300),
})

/** The most absences of one person that have not ended. */
export const mostAbsences = 50

const read = { access: 'agent', scope: 'people:read' } as const
const write = { access: 'agent', scope: 'people:write' } as const

export const duty = {
  agents: operation({
    ...read,
    method: 'GET',
    path: '/agents',
    summary: 'Everybody who works here, by name: on duty or not, with load and capacity',
    result: z.object({ items: z.array(agent) }),
  }),
  change: operation({
    ...write,
    method: 'PATCH',
    path: '/agents/:id',
    summary:
      'Say how it is with an agent; capacity and calendar by administrators and by who leads a team of the agent',
    params: byId,
    body: z.object({ state: agentState, capacity, calendarId: id.nullable() }).partial(),
    result: agent,
    errors: ['forbidden', 'not_found', 'invalid'],
  }),
  absences: operation({
    ...read,
    method: 'GET',
    path: '/absences',
    summary: 'Absences that run or are to come, the next one first',
    query: z.object({ personId: id.optional() }),
    result: z.object({ items: z.array(absence) }),
  }),
  addAbsence: operation({
    ...write,
    method: 'POST',
    path: '/absences',
    summary: 'Be away with a substitute; for others by administrators and by who leads a team of theirs',
    body: absenceFields.extend({
      /** Left out: the caller. */
      personId: id.optional(),
      substituteId: absenceFields.shape.substituteId.default(null),
      note: absenceFields.shape.note.default(''),
    }),
    result: absence,
    status: 201,
    errors: ['forbidden', 'invalid'],
  }),
  changeAbsence: operation({
    ...write,
    method: 'PATCH',
    path: '/absences/:id',
    summary: 'Change an absence; one that runs ends early with `endsAt`',
    params: byId,
    body: absenceFields.partial(),
    result: absence,
    errors: ['forbidden', 'not_found', 'invalid'],
  }),
  removeAbsence: operation({
    ...write,
    method: 'DELETE',
    path: '/absences/:id',
    summary: 'Take an absence back',
    params: byId,
    status: 204,
    errors: ['forbidden', 'not_found'],
  }),
}
