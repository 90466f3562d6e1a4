import type { ApprovalOutcome } from '#contract/approvals.ts'
import type { Work } from '../kernel/context.ts'
import { type Cause, react } from '../tickets/index.ts'
import { whoIsAsked } from './approvers.ts'
import { releaseTicket } from './hold.ts'
import { stepsOf } from './lock.ts'
import { mailOutside } from './mails.ts'
import { type Held, readWho, type StepRow } from './schema.ts'
import { nextOf, type Placed } from './state.ts'
import { byItself, fact, tell, told } from './tell.ts'
import { schedule } from './timing.ts'

/** Begins the step whose turn it is, or ends the request; as often as one leads to the other. */
export async function goOn(work: Work, held: Held, cause: Cause): Promise<void> {
  for (let by = cause; ; by = byItself) {
    const steps = await stepsOf(work.tx, held.approval.id)
    const next = nextOf(steps.map(({ state }) => stateOf(state)))
    if (next.kind === 'wait') return
    if (next.kind === 'end') return end(work, held, next.outcome, by)
    const step = steps[next.index]
    if (step === undefined || (await begin(work, held, step, by))) return
  }
}

export function stateOf(state: string) {
  // The database's check holds the column to these words.
  return state as 'waiting' | 'pending' | 'approved' | 'rejected' | 'expired' | 'not_needed'
}

/** Asks the people of a step; false where nobody is left who could be asked, with which it has failed. */
async function begin(work: Work, held: Held, step: StepRow, cause: Cause): Promise<boolean> {
  const asked = { who: readWho(step.who), requesterId: held.requesterId, own: ownOf(held), now: work.now() }
  const placed = await whoIsAsked(work.tx, asked)
  const votes = placed.map((one) => ({ ...one, id: work.newId() }))
  if (votes.length > 0) {
    const rows = votes.map(({ id, approverId, deciderId, skip }) => {
      return {
        id,
        stepId: step.id,
        approverId,
        deciderId,
        state: skip === null ? 'pending' : 'skipped',
        skipReason: skip,
      }
    })
    await work.tx.insertInto('approvalVotes').values(rows).execute()
  }
  await tellSkipped(work, held, placed)
  const open = votes.filter(({ skip }) => skip === null)
  if (open.length === 0) {
    await tell(work, held, 'expired', byItself, [fact('reason', 'nobody')])
    await settle(work, step.id, 'expired')
    return false
  }
  await schedule(work, { ...step, ...timesFrom(work.now(), step) })
  // Who decided the step before may be asked in this one too, and has to be told.
  const by = step.position === 0 ? cause : byItself
  await askPeople(
    work,
    held,
    open.map(({ id, deciderId }) => ({ id, personId: deciderId })),
    by,
  )
  return true
}

function timesFrom(now: Date, { remindAfterHours, expireAfterDays }: StepRow) {
  const after = (hours: number | null) => (hours === null ? null : new Date(now.getTime() + hours * 3_600_000))
  return {
    state: 'pending',
    remindAt: after(remindAfterHours),
    expiresAt: after(expireAfterDays === null ? null : expireAfterDays * 24),
  }
}

/** Whose decision it cannot be: whoever asked, and whom it is for. */
export function ownOf({ approval, requesterId }: Held): string[] {
  return approval.allowsOwn ? [] : [requesterId, ...(approval.askedBy === null ? [] : [approval.askedBy])]
}

/** Tells people that it is their turn: those who work on the ticket by their notifications, all others by mail. */
export async function askPeople(
  work: Work,
  held: Held,
  votes: { id: string; personId: string }[],
  cause: Cause,
  { isReminder = false } = {},
): Promise<void> {
  await mailOutside(work, held, votes, { isReminder })
  await react(work, { type: 'approval.asked', ticket: held.ticket, approval: told(held), votes, cause })
}

async function tellSkipped(work: Work, held: Held, placed: Placed[]): Promise<void> {
  const skipped = placed.filter(({ skip }) => skip !== null)
  if (skipped.length === 0) return
  const ids = skipped.map(({ approverId }) => approverId)
  const people = await work.tx.selectFrom('people').select(['id', 'name']).where('id', 'in', ids).execute()
  for (const { approverId, skip } of skipped) {
    const person = people.find(({ id }) => id === approverId)
    if (person !== undefined)
      await tell(work, held, 'skipped', byItself, [fact('approver', person), fact('reason', skip)])
  }
}

/** A step is over: nobody is waited for any more. */
export async function settle(work: Work, stepId: string, state: string): Promise<void> {
  await work.tx
    .updateTable('approvalSteps')
    .set({ state, remindAt: null, endedAt: work.now() })
    .where('id', '=', stepId)
    .execute()
  await work.tx
    .updateTable('approvalVotes')
    .set({ state: 'skipped', skipReason: 'settled' })
    .where('stepId', '=', stepId)
    .where('state', '=', 'pending')
    .execute()
}

/** Ends a request for good, lets its ticket go on, and tells it to whoever waited for it. */
export async function end(work: Work, held: Held, outcome: ApprovalOutcome, cause: Cause): Promise<void> {
  const { approval } = held
  for (const step of await stepsOf(work.tx, approval.id)) {
    if (step.state === 'pending' || step.state === 'waiting') await settle(work, step.id, 'not_needed')
  }
  await work.tx
    .updateTable('approvals')
    .set({ state: outcome, endedAt: work.now() })
    .where('id', '=', approval.id)
    .execute()
  approval.state = outcome
  await releaseTicket(work, held, cause)
  await react(work, {
    type: 'approval.decided',
    ticket: held.ticket,
    approval: { ...told(held), outcome },
    cause,
  })
}
