import { z } from 'zod'
import { readSubstitutes } from '../duty/index.ts'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { AppError } from '../kernel/errors.ts'
import type { Cause } from '../tickets/index.ts'
import { giveToDeputy, replaceLeaver } from './decide.ts'
import { lockApproval, stepsOf, votesOf } from './lock.ts'
import type { Held, StepRow } from './schema.ts'
import { askPeople, goOn, settle } from './steps.ts'
import { byItself, fact, tell } from './tell.ts'
import { schedule } from './timing.ts'

const mostReminders = 5
const mostAtOnce = 500
const duePayload = z.object({ stepId: z.uuid() })
const deputyPayload = z.object({ personId: z.uuid() })

/** Reminds or ends a step whose time has come. It looks at how things are then, so it may run any number of times. */
export async function runDueStep(ctx: Ctx, payload: unknown): Promise<void> {
  const { stepId } = duePayload.parse(payload)
  await transact(ctx, async (work) => {
    const place = await work.tx
      .selectFrom('approvalSteps')
      .select('approvalId')
      .where('id', '=', stepId)
      .executeTakeFirst()
    if (place === undefined) return
    const held = await lockApproval(work, place.approvalId)
    const step = (await stepsOf(work.tx, place.approvalId)).find(({ id }) => id === stepId)
    if (step === undefined || step.state !== 'pending' || held.approval.state !== 'pending') return
    if (isPast(step.expiresAt, work)) return expire(work, held, step)
    if (isPast(step.remindAt, work)) await remindAgain(work, held, step)
    else await schedule(work, step)
  })
}

/** For steps whose job is missing, as after a restored backup, and for those who have left or gone away meanwhile. */
export async function wakeApprovals(ctx: Ctx): Promise<void> {
  const due = await ctx.db
    .selectFrom('approvalSteps')
    .select('id')
    .where('state', '=', 'pending')
    .where((eb) => eb(eb.fn('least', ['remindAt', 'expiresAt']), '<=', ctx.now()))
    .limit(mostAtOnce)
    .execute()
  for (const { id } of due) await runDueStep(ctx, { stepId: id })
  for (const { id, deciderId } of await leavers(ctx)) {
    await transact(ctx, (work) => replaceLeaver(work, id, deciderId))
  }
  for (const personId of (await readSubstitutes(ctx.db, ctx.now())).keys()) await handOver(ctx, { personId })
}

/** Words that are asked of somebody who has left meanwhile. */
function leavers({ db }: Ctx) {
  return db
    .selectFrom('approvalVotes as v')
    .innerJoin('people as p', 'p.id', 'v.deciderId')
    .select(['v.id', 'v.deciderId'])
    .where('v.state', '=', 'pending')
    .where('p.isActive', '=', false)
    .limit(mostAtOnce)
    .execute()
}

/** Gives what waits for somebody who is away now to whoever stands in for her. */
export async function handOver(ctx: Ctx, payload: unknown): Promise<void> {
  const { personId } = deputyPayload.parse(payload)
  const deputyId = (await readSubstitutes(ctx.db, ctx.now())).get(personId)
  if (deputyId === undefined) return
  const votes = await ctx.db
    .selectFrom('approvalVotes')
    .select('id')
    .where('deciderId', '=', personId)
    .where('state', '=', 'pending')
    .execute()
  for (const { id } of votes) await transact(ctx, (work) => giveToDeputy(work, id, personId, deputyId))
}

/** Reminds by hand whoever has not decided. */
export async function remindNow(work: Work, held: Held, cause: Cause): Promise<void> {
  const step = (await stepsOf(work.tx, held.approval.id)).find(({ state }) => state === 'pending')
  if (step === undefined) throw new AppError('already_done', 'Nobody is asked any more')
  await remind(work, held, step, cause)
}

async function remindAgain(work: Work, held: Held, step: StepRow): Promise<void> {
  const reminderCount = step.reminderCount + 1
  const pause = (step.remindAfterHours ?? 0) * 3_600_000
  // Counted from now: what was late is not caught up with.
  const remindAt = pause > 0 && reminderCount < mostReminders ? new Date(work.now().getTime() + pause) : null
  await schedule(work, { ...step, reminderCount, remindAt })
  await remind(work, held, step, byItself)
}

async function remind(work: Work, held: Held, step: StepRow, cause: Cause): Promise<void> {
  const open = (await votesOf(work.tx, step.id)).filter(({ state }) => state === 'pending')
  const ids = open.map(({ deciderId }) => deciderId)
  const people = await work.tx.selectFrom('people').select('name').where('id', 'in', ids).orderBy('name').execute()
  await tell(work, held, 'reminded', cause, [
    fact(
      'approvers',
      people.map(({ name }) => name),
    ),
  ])
  const votes = open.map(({ id, deciderId }) => ({ id, personId: deciderId }))
  await askPeople(work, held, votes, cause, { isReminder: true })
}

async function expire(work: Work, held: Held, step: StepRow): Promise<void> {
  await settle(work, step.id, 'expired')
  await tell(work, held, 'expired', byItself, [fact('reason', 'time')])
  await goOn(work, held, byItself)
}

function isPast(at: Date | null, work: Work): boolean {
  return at !== null && at <= work.now()
}
