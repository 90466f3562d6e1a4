import type { assignment, skills } from '#contract/assignment.ts'
import { personOf } from '../kernel/actor.ts'
import { transact } from '../kernel/context.ts'
import type { Handlers } from '../platform/http.ts'
import { readTicketAssignment } from './of-ticket.ts'
import { addSkill, changeSkill, listSkills, removeSkill } from './skills.ts'
import { changeTeamAssignment, listTeamAssignments } from './team-settings.ts'

export const assignmentHandlers: Handlers<typeof assignment> = {
  teams: async (ctx) => ({ items: await listTeamAssignments(ctx, personOf(ctx.actor)) }),
  changeTeam: (ctx, { params, body }) =>
    transact(ctx, (work) => changeTeamAssignment(work, personOf(ctx.actor), params.id, body)),
  ofTicket: (ctx, { params }) => readTicketAssignment(ctx, params.number),
}

export const skillHandlers: Handlers<typeof skills> = {
  list: async (ctx) => ({ items: await listSkills(ctx.db) }),
  create: (ctx, { body }) => transact(ctx, (work) => addSkill(work, body)),
  update: (ctx, { params, body }) => transact(ctx, (work) => changeSkill(work, params.id, body)),
  remove: async (ctx, { params }) => {
    await transact(ctx, (work) => removeSkill(work, params.id))
  },
}
