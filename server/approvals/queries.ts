import { sql } from 'kysely'
import type { Approval, ApprovalVote, AskedStep } from '#contract/approvals.ts'
import type { Ctx } from '../kernel/context.ts'
import { found } from '../kernel/errors.ts'
import { presentPersonRef } from '../people/index.ts'
import { getTicketId, ticketsVisibleTo, withMerged } from '../tickets/index.ts'
import { standingOf } from './lock.ts'
import { amountOf, readWho } from './schema.ts'
import { neededOf } from './state.ts'

const most = 100

/** What was asked for a ticket in reach and for those merged into it, newest first. */
export async function listApprovals(ctx: Ctx, number: number): Promise<Approval[]> {
  const ticketId = await getTicketId(ctx, number)
  const rows = await select(ctx)
    .where(sql<boolean>`a.ticket_id = any(${withMerged(ticketId)})`)
    .orderBy('a.id', 'desc')
    .limit(most)
    .execute()
  return Promise.all(rows.map((row) => present(ctx, row)))
}

/** One request whose ticket, or the one it was merged into, is in reach. */
export async function getApproval(ctx: Ctx, id: string): Promise<Approval> {
  const visible = ticketsVisibleTo(ctx.actor) ?? sql<boolean>`true`
  const row = await select(ctx)
    .where('a.id', '=', id)
    .where(sql<boolean>`exists (select from tickets as t
      where t.id = ${standingOf(sql.ref('a.ticket_id'))} and ${visible})`)
    .executeTakeFirst()
  return present(ctx, found(row, 'Approval'))
}

function select({ db }: Ctx) {
  return db
    .selectFrom('approvals as a')
    .innerJoin('tickets as k', 'k.id', 'a.ticketId')
    .leftJoin('people as p', 'p.id', 'a.askedBy')
    .select(['a.id', 'a.flowId', 'a.flowName', 'a.questionEs', 'a.questionEn', 'a.amount', 'a.currency', 'a.state'])
    .select(['a.createdAt', 'a.endedAt', 'k.number', 'k.subject'])
    .select(['p.id as askerId', 'p.name as askerName', 'p.email as askerEmail', 'p.role as askerRole'])
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

async function present(ctx: Ctx, row: Row): Promise<Approval> {
  const isPending = row.state === 'pending'
  return {
    id: row.id,
    ticket: { number: row.number, subject: row.subject },
    flow: row.flowName === '' ? null : { id: row.flowId, name: row.flowName },
    question: { es: row.questionEs, en: row.questionEn },
    amount: amountOf(row.amount),
    currency: row.currency,
    // The database's check holds the column to these words.
    state: row.state as Approval['state'],
    askedBy: refOf(row.askerId, row.askerName, row.askerEmail, row.askerRole),
    createdAt: row.createdAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    steps: await presentSteps(ctx, row.id),
    can: { withdraw: isPending, remind: isPending },
  }
}

async function presentSteps(ctx: Ctx, approvalId: string): Promise<AskedStep[]> {
  const steps = await ctx.db
    .selectFrom('approvalSteps as s')
    .leftJoin('teams as g', (join) => join.on(sql<boolean>`g.id::text = s.who ->> 'teamId'`))
    .select(['s.id', 's.who', 's.quorum', 's.state', 's.remindAt', 's.expiresAt', 's.endedAt', 'g.name as team'])
    .select(
      sql<string[]>`array(select p.name from people as p
        where p.id::text in (select jsonb_array_elements_text(s.who -> 'personIds')) order by p.name)`.as('people'),
    )
    .where('s.approvalId', '=', approvalId)
    .orderBy('s.position')
    .execute()
  const votes = await listVotes(ctx, approvalId)
  return steps.map(({ who, state, quorum, ...step }) => {
    const own = votes.filter(({ stepId }) => stepId === step.id).map(({ vote }) => vote)
    const states = own.map((vote) => (vote.skipReason === 'settled' ? 'pending' : vote.state))
    return {
      id: step.id,
      team: step.team,
      people: step.people,
      who: readWho(who),
      quorum: own.length === 0 ? quorum : neededOf({ quorum, votes: states }),
      // The database's check holds the column to these words.
      state: state as AskedStep['state'],
      remindAt: step.remindAt?.toISOString() ?? null,
      expiresAt: step.expiresAt?.toISOString() ?? null,
      endedAt: step.endedAt?.toISOString() ?? null,
      votes: own,
    }
  })
}

async function listVotes(ctx: Ctx, approvalId: string): Promise<{ stepId: string; vote: ApprovalVote }[]> {
  const rows = await ctx.db
    .selectFrom('approvalVotes as v')
    .innerJoin('approvalSteps as s', 's.id', 'v.stepId')
    .innerJoin('people as w', 'w.id', 'v.approverId')
    .innerJoin('people as d', 'd.id', 'v.deciderId')
    .leftJoin('people as b', 'b.id', 'v.decidedBy')
    .select(['v.id', 'v.stepId', 'v.state', 'v.skipReason', 'v.comment', 'v.decidedVia', 'v.decidedAt'])
    .select(['w.id as approverId', 'w.name as approverName', 'w.email as approverEmail', 'w.role as approverRole'])
    .select(['d.id as deciderId', 'd.name as deciderName', 'd.email as deciderEmail', 'd.role as deciderRole'])
    .select(['b.id as byId', 'b.name as byName', 'b.email as byEmail', 'b.role as byRole'])
    .where('s.approvalId', '=', approvalId)
    .orderBy('v.id')
    .execute()
  return rows.map((row) => ({
    stepId: row.stepId,
    vote: {
      id: row.id,
      approver: presentPersonRef({
        id: row.approverId,
        name: row.approverName,
        email: row.approverEmail,
        role: row.approverRole,
      }),
      decider: presentPersonRef({
        id: row.deciderId,
        name: row.deciderName,
        email: row.deciderEmail,
        role: row.deciderRole,
      }),
      // The database's checks hold the columns to these words.
      state: row.state as ApprovalVote['state'],
      skipReason: row.skipReason as ApprovalVote['skipReason'],
      comment: row.comment,
      decidedBy: refOf(row.byId, row.byName, row.byEmail, row.byRole),
      decidedVia: row.decidedVia as ApprovalVote['decidedVia'],
      decidedAt: row.decidedAt?.toISOString() ?? null,
    },
  }))
}

function refOf(id: string | null, name: string | null, email: string | null, role: string | null) {
  return id === null || name === null || role === null ? null : presentPersonRef({ id, name, email, role })
}
