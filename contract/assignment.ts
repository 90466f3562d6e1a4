import { z } from 'zod'
import { byId, id, instant, language } from './common.ts'
import { mostCapacity } from './duty.ts'
import { fieldKey } from './fields.ts'
import { operation } from './operation.ts'
import { personRef } from './people.ts'
import { byNumber, tag, teamRef } from './tickets.ts'

/** How a team gives out its tickets: not at all, in turn, to who has least to do, or to that one among the skilled. */
export const assignmentMode = z
  .enum(['pull', 'round_robin', 'least_loaded', 'skills'])
  .meta({ id: 'AssignmentMode', description: 'pull: members take tickets themselves' })
export type AssignmentMode = z.infer<typeof assignmentMode>

/** What a ticket of priority 1, 2, 3 and 4 weighs against a capacity. */
const weights = z.array(z.int().min(0).max(100)).length(4)

export const teamAssignment = z
  .object({
    team: teamRef,
    mode: assignmentMode,
    weights,
    /** When the team works; null: always. Agents may have a calendar of their own. */
    calendarId: id.nullable(),
    members: z.array(personRef.extend({ capacity: z.int() })),
    /** How many tickets wait for somebody. */
    waitingCount: z.int(),
    can: z.object({ change: z.boolean() }),
  })
  .meta({ id: 'TeamAssignment' })
export type TeamAssignment = z.infer<typeof teamAssignment>

/** 1 knows the basics, 2 works alone, 3 helps others. */
export const skillLevel = z
  .int()
  .min(1)
  .max(3)
  .meta({ id: 'SkillLevel', description: '1 basics, 2 works alone, 3 helps others' })

/** What on a ticket asks for a skill. */
export const skillCondition = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('tag'), tag }),
    /** A custom field of tickets has this value. */
    z.object({ kind: z.literal('field'), key: fieldKey, value: z.string().trim().min(1).max(200) }),
    z.object({ kind: z.literal('inbox'), inboxId: id }),
    z.object({ kind: z.literal('language'), language }),
  ])
  .meta({ id: 'SkillCondition' })
export type SkillCondition = z.infer<typeof skillCondition>

const need = z.object({ level: skillLevel, condition: skillCondition })

export const skill = z
  .object({
    id,
    name: z.string(),
    people: z.array(personRef.extend({ level: skillLevel })),
    needs: z.array(need),
  })
  .meta({ id: 'Skill' })
export type Skill = z.infer<typeof skill>

const skillFields = z.object({
  name: z.string().trim().min(1).max(80),
  /** The whole list. */
  people: z.array(z.object({ id, level: skillLevel })).max(500),
  /** The whole list; of several that fit, the highest level counts. */
  needs: z.array(need).max(50),
})
export type SkillFields = z.infer<typeof skillFields>

export const mostSkills = 200

/** Why nobody has a ticket that could be given out. */
export const waitingReason = z
  .enum(['no_team', 'pull', 'nobody_on_duty', 'nobody_skilled', 'all_full', 'about_to'])
  .meta({ id: 'WaitingReason', description: 'about_to: somebody is free, and is given it in a moment' })
export type WaitingReason = z.infer<typeof waitingReason>

export const ticketAssignment = z
  .object({
    /** What it asks for, and what on it does. */
    wanted: z.array(z.object({ skillId: id, name: z.string(), level: skillLevel, because: skillCondition })),
    /** Null while somebody has it, or nobody needs to. */
    waiting: waitingReason.nullable(),
    /** When somebody is next on duty, where nobody is. */
    nextDutyAt: instant.nullable(),
  })
  .meta({ id: 'TicketAssignment' })
export type TicketAssignment = z.infer<typeof ticketAssignment>

const read = { access: 'agent', scope: 'people:read' } as const

export const assignment = {
  teams: operation({
    ...read,
    method: 'GET',
    path: '/assignment/teams',
    summary: 'How each team gives out its tickets, by name of the team',
    result: z.object({ items: z.array(teamAssignment) }),
  }),
  changeTeam: operation({
    access: 'agent',
    scope: 'settings:write',
    method: 'PATCH',
    path: '/assignment/teams/:id',
    summary: 'Change how a team gives out its tickets; by administrators and by who leads it',
    params: byId,
    body: z
      .object({
        mode: assignmentMode,
        weights,
        calendarId: id.nullable(),
        /** Of these members; others keep theirs. */
        capacities: z.array(z.object({ personId: id, capacity: z.int().min(0).max(mostCapacity) })).max(500),
      })
      .partial(),
    result: teamAssignment,
    errors: ['forbidden', 'not_found', 'invalid'],
  }),
  ofTicket: operation({
    access: 'agent',
    scope: 'tickets:read',
    method: 'GET',
    path: '/tickets/:number/assignment',
    summary: 'The skills a ticket asks for, and why nobody has it yet',
    params: byNumber,
    result: ticketAssignment,
    errors: ['not_found'],
  }),
}

export const skills = {
  list: operation({
    ...read,
    method: 'GET',
    path: '/skills',
    summary: 'The skills, by name, with who has them and what asks for them',
    result: z.object({ items: z.array(skill) }),
  }),
  create: operation({
    access: 'admin',
    scope: 'settings:write',
    method: 'POST',
    path: '/skills',
    summary: 'Add a skill',
    body: skillFields.extend({
      people: skillFields.shape.people.default([]),
      needs: skillFields.shape.needs.default([]),
    }),
    result: skill,
    status: 201,
    errors: ['name_taken', 'invalid'],
  }),
  update: operation({
    access: 'admin',
    scope: 'settings:write',
    method: 'PATCH',
    path: '/skills/:id',
    summary: 'Change a skill; lists are replaced as a whole',
    params: byId,
    body: skillFields.partial(),
    result: skill,
    errors: ['not_found', 'name_taken', 'invalid'],
  }),
  remove: operation({
    access: 'admin',
    scope: 'settings:write',
    method: 'DELETE',
    path: '/skills/:id',
    summary: 'Remove a skill; no ticket asks for it any more',
    params: byId,
    status: 204,
    errors: ['not_found'],
  }),
}
