import type { TicketAssignment } from '#contract/assignment.ts'
import { fieldValues } from '#contract/fields.ts'
import type { Ctx } from '../kernel/context.ts'
import { getTicketId, type TicketRow } from '../tickets/index.ts'
import { chooseAssignee } from './choose.ts'
import { nextDutyOf } from './drain.ts'
import { readCandidates, readNeeds, readRules, toGive } from './read-team.ts'
import { type SkillNeed, skillsWanted } from './wanted.ts'

/** What a ticket asks for, and why nobody has it yet. */
export async function readTicketAssignment(ctx: Ctx, number: number): Promise<TicketAssignment> {
  const id = await getTicketId(ctx, number)
  const ticket = await ctx.db.selectFrom('tickets').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const needs = await readNeeds(ctx.db)
  const fields = fieldValues.safeParse(ticket.fields).data ?? {}
  const wanted = skillsWanted({ ...ticket, fields }, needs)
  return {
    wanted: wanted.map(({ skillId, name, level, condition }) => ({ skillId, name, level, because: condition })),
    ...(await whyWaiting(ctx, ticket, needs)),
  }
}

async function whyWaiting(
  ctx: Ctx,
  ticket: TicketRow,
  needs: SkillNeed[],
): Promise<Pick<TicketAssignment, 'waiting' | 'nextDutyAt'>> {
  if (ticket.assigneeId !== null || !['new', 'open'].includes(ticket.status)) return { waiting: null, nextDutyAt: null }
  if (ticket.teamId === null) return { waiting: 'no_team', nextDutyAt: null }
  const rules = await readRules(ctx.db, ticket.teamId)
  const members = await readCandidates(ctx.db, ticket.teamId, ctx.now())
  const choice = chooseAssignee(rules.mode, members, toGive(ticket, rules, needs))
  const waiting = choice.personId === undefined ? choice.waiting : 'about_to'
  const next = waiting === 'nobody_on_duty' ? await nextDutyOf(ctx, ticket.teamId) : undefined
  return { waiting, nextDutyAt: next?.toISOString() ?? null }
}
