import { sql } from 'kysely'
import { z } from 'zod'
import { nextDutyAt, readAgentFacts } from '../duty/index.ts'
import { type Ctx, transact } from '../kernel/context.ts'
import { addJob } from '../platform/jobs.ts'
import type { TicketRow } from '../tickets/index.ts'
import { type Candidate, chooseAssignee } from './choose.ts'
import { placeTicket } from './place.ts'
import { readCandidates, readNeeds, readRules, type TeamRules, toGive } from './read-team.ts'
import type { SkillNeed } from './wanted.ts'

const teamPayload = z.object({ teamId: z.uuid() })
const personPayload = z.object({ personId: z.uuid() })
const pageSize = 200

/** Gives out what waits in the queue of a team, as far as people are free. */
export async function drainQueue(ctx: Ctx, payload: unknown): Promise<void> {
  await drain(ctx, teamPayload.parse(payload).teamId)
}

/** The same for every team of somebody who may have become free. */
export async function drainQueuesOf(ctx: Ctx, payload: unknown): Promise<void> {
  const { personId } = personPayload.parse(payload)
  const rows = await ctx.db.selectFrom('teamMembers').select('teamId').where('personId', '=', personId).execute()
  for (const { teamId } of rows) await drain(ctx, teamId)
}

/** The same for all teams: what no event tells, as a calendar that was changed, is found here. */
export async function drainQueues(ctx: Ctx): Promise<void> {
  const rows = await ctx.db.selectFrom('teamAssignments').select('teamId').where('mode', '<>', 'pull').execute()
  for (const { teamId } of rows) await drain(ctx, teamId)
}

async function drain(ctx: Ctx, teamId: string): Promise<void> {
  const rules = await readRules(ctx.db, teamId)
  if (rules.mode === 'pull') return
  const needs = await readNeeds(ctx.db)
  let members = await readCandidates(ctx.db, teamId, ctx.now())
  let isLeft = false
  let page = await listWaiting(ctx, teamId, undefined)
  while (page.length > 0) {
    for (const ticket of page) {
      // Looked at without a lock first: a queue of which nothing can be given out costs nobody anything.
      if (!canBePlaced(members, ticket, rules, needs)) {
        isLeft = true
        continue
      }
      const placed = await transact(ctx, (work) => placeTicket(work, ticket.id))
      if (placed !== undefined && placed.personId === undefined) isLeft = true
      members = await readCandidates(ctx.db, teamId, ctx.now())
    }
    page = page.length < pageSize ? [] : await listWaiting(ctx, teamId, page.at(-1))
  }
  if (isLeft) await comeBack(ctx, teamId)
}

function canBePlaced(members: Candidate[], ticket: TicketRow, rules: TeamRules, needs: SkillNeed[]): boolean {
  return chooseAssignee(rules.mode, members, toGive(ticket, rules, needs)).personId !== undefined
}

/** The most urgent first, then the oldest. */
function listWaiting(ctx: Ctx, teamId: string, after: TicketRow | undefined): Promise<TicketRow[]> {
  return ctx.db
    .selectFrom('tickets')
    .selectAll()
    .where('teamId', '=', teamId)
    .where('assigneeId', 'is', null)
    .where('status', 'in', ['new', 'open'])
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(priority, created_at, id) > (${after?.priority}, ${after?.createdAt}, ${after?.id}::uuid)`,
      ),
    )
    .orderBy('priority')
    .orderBy('createdAt')
    .orderBy('id')
    .limit(pageSize)
    .execute()
}

/** When somebody's duty begins by itself, the queue is looked through again. */
async function comeBack(ctx: Ctx, teamId: string): Promise<void> {
  const runAt = await nextDutyOf(ctx, teamId)
  if (runAt === undefined) return
  await transact(ctx, (work) => addJob(work, 'assignment:team', { teamId }, { key: `assignment:${teamId}`, runAt }))
}

/** When the next one of a team who is not on duty now begins; undefined: nobody does by itself. */
export async function nextDutyOf(ctx: Pick<Ctx, 'db' | 'now'>, teamId: string): Promise<Date | undefined> {
  const now = ctx.now()
  const facts = await readAgentFacts(ctx.db, now, { teamId })
  const beginnings = facts.flatMap((one) => nextDutyAt(one, now) ?? []).filter((at) => at > now)
  return beginnings.sort((one, other) => one.getTime() - other.getTime())[0]
}
