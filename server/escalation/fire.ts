import { sql } from 'kysely'
import { clockKind } from '#contract/clocks.ts'
import { escalationMoment } from '#contract/escalation.ts'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { AppError } from '../kernel/errors.ts'
import { isPassing } from '../platform/passing.ts'
import type { Cause, TicketRow } from '../tickets/index.ts'
import { type Deed, doActions, type FiringStep } from './act.ts'
import { recordEscalation } from './record.ts'
import { lookAheadMs, wakeTicket } from './wake-jobs.ts'

const cause: Cause = { kind: 'system', job: 'escalation:fire' }
/** What comes later than so is marked. */
const lateMs = 60_000

/**
 * Fires every step that is due, each in a transaction of its own that also says that it has fired: whatever dies in
 * between, it fires once. Several workers share the work, as each holds the ticket that it is at.
 */
export async function fireSteps(ctx: Ctx, signal?: AbortSignal): Promise<void> {
  while (signal?.aborted !== true) {
    // What another worker holds is waited for in the end: it may have been held for something else.
    if (!(await fireOne(ctx, { skipsLocked: true })) && !(await fireOne(ctx, { skipsLocked: false }))) return
  }
}

/** Gives every ticket that has a step to fire before the next look its job. */
export async function lookAhead(ctx: Ctx): Promise<void> {
  const now = ctx.now()
  const { rows } = await sql<{ ticketId: string }>`select distinct ticket_id from escalation_plans
    where fired_at is null and fire_at > ${now}
      and fire_at <= ${new Date(now.getTime() + lookAheadMs)}`.execute(ctx.db)
  // One at a time: whoever changes a ticket holds its job, and must not be waited for with others in hand.
  for (const { ticketId } of rows) await transact(ctx, (work) => wakeTicket(work, ticketId))
}

/** Whether there was one to look at. */
async function fireOne(ctx: Ctx, { skipsLocked }: { skipsLocked: boolean }): Promise<boolean> {
  let planId: string | undefined
  try {
    return await transact(ctx, async (work) => {
      const due = await takeDue(work, skipsLocked)
      if (due === undefined) return false
      planId = due.planId
      await fire(work, planId, (ticket, step) => doActions(work, ticket, step, cause))
      return true
    })
  } catch (error) {
    if (isPassing(error) || planId === undefined) throw error
    // One that cannot be done keeps no other back, and is told as what it is.
    ctx.services.log.error({ err: error, planId }, 'an escalation step could not be done')
    await giveUp(ctx, planId, error)
    return true
  }
}

async function giveUp(ctx: Ctx, planId: string, error: unknown): Promise<void> {
  await transact(ctx, async (work) => {
    await sql`select from tickets where id = (select ticket_id from escalation_plans where id = ${planId})
      for update`.execute(work.tx)
    // What is no refusal is for the log, and not for whoever looks at the ticket.
    const failure = error instanceof AppError ? error.message : 'internal'
    await fire(work, planId, async (ticket) => ({ ticket, toldIds: [], teamId: null }), failure)
  })
}

/** The ticket is held as by everybody who changes it, so that plans do not move meanwhile. */
async function takeDue(work: Work, skipsLocked: boolean): Promise<{ planId: string } | undefined> {
  const { rows } = await sql<{ planId: string }>`
    select p.id as plan_id from escalation_plans as p join tickets as t on t.id = p.ticket_id
    where p.fired_at is null and p.fire_at <= ${work.now()}
    order by p.fire_at, p.id limit 1
    for update of t ${sql.raw(skipsLocked ? 'skip locked' : '')}`.execute(work.tx)
  return rows[0]
}

type Do = (ticket: TicketRow, step: FiringStep) => Promise<Deed>

async function fire(work: Work, planId: string, act: Do, failure: string | null = null): Promise<void> {
  const now = work.now()
  const plan = await work.tx
    .updateTable('escalationPlans')
    .set({ firedAt: now })
    .where('id', '=', planId)
    .where('firedAt', 'is', null)
    .where('fireAt', '<=', now)
    .returning(['ticketId', 'stepId', 'fireAt'])
    .executeTakeFirst()
  // Somebody else fired it, or it was put off, while this waited.
  if (plan === undefined || plan.fireAt === null) return
  const step = await work.tx
    .selectFrom('escalationSteps as s')
    .innerJoin('slaPolicies as p', 'p.id', 's.policyId')
    .selectAll('s')
    .select('p.name as policy')
    .where('s.id', '=', plan.stepId)
    .executeTakeFirstOrThrow()
  const ticket = await work.tx
    .selectFrom('tickets')
    .selectAll()
    .where('id', '=', plan.ticketId)
    .executeTakeFirstOrThrow()
  const clock = clockKind.parse(step.clock)
  const at = escalationMoment.parse(step.at)
  const deed = await act(ticket, { ...step, moment: { clock, at, dueAt: plan.fireAt.toISOString() } })
  await recordEscalation(work, deed.ticket, {
    direction: 'step',
    level: step.level,
    cause,
    toldIds: deed.toldIds,
    teamId: deed.teamId,
    step: {
      planId,
      clock,
      at,
      dueAt: plan.fireAt,
      isLate: now.getTime() - plan.fireAt.getTime() > lateMs,
      failure: failure ?? deed.failure ?? null,
    },
  })
  await wakeTicket(work, plan.ticketId)
}
