import type { Decision } from '#contract/approval-votes.ts'
import type { Work } from '../kernel/context.ts'
import { AppError, found, invalidField, notFound } from '../kernel/errors.ts'
import type { Cause } from '../tickets/index.ts'
import { lockApproval, stepsOf, votesOf } from './lock.ts'
import type { Held, StepRow, VoteRow } from './schema.ts'
import { type Next, nextOf, outcomeOfStep, type StepOutcome } from './state.ts'
import { askPeople, goOn, ownOf, settle, stateOf } from './steps.ts'
import { byItself, fact, tell } from './tell.ts'

interface GivenDecision extends Decision {
  personId: string
  via: 'mail' | 'portal' | 'desk' | 'api'
}

/** Somebody approves or rejects. Whoever comes second at the same time is told that it is done. */
export async function decide(work: Work, voteId: string, given: GivenDecision): Promise<void> {
  const { held, step, vote } = await lockVote(work, voteId, given.personId)
  const { decision, comment, personId, via } = given
  await work.tx
    .updateTable('approvalVotes')
    .set({ state: decision, comment, decidedBy: personId, decidedVia: via, decidedAt: work.now() })
    .where('id', '=', vote.id)
    .execute()
  const outcome = await outcomeNow(work, step)
  if (outcome === 'approved' || outcome === 'rejected') await settle(work, step.id, outcome)
  const next = nextOf((await stepsOf(work.tx, held.approval.id)).map(({ state }) => stateOf(state)))
  const cause = { kind: 'person', personId } as const
  await tell(work, held, 'decided', cause, await factsOf(work, vote, given, next))
  await goOn(work, held, cause)
}

/** How a step stands with what its votes are now. */
async function outcomeNow(work: Work, step: StepRow): Promise<StepOutcome> {
  const votes = await votesOf(work.tx, step.id)
  // The database's check holds the column to these words.
  const states = votes.map(({ state }) => state as 'pending' | 'approved' | 'rejected' | 'skipped')
  return outcomeOfStep({ quorum: step.quorum, votes: states })
}

/** Who decided, for whom, why, and whether that was the end of it. */
async function factsOf(work: Work, vote: VoteRow, { decision, comment, personId }: GivenDecision, next: Next) {
  const approver = vote.approverId === personId ? undefined : await nameOf(work, vote.approverId)
  return [
    fact('decision', decision),
    ...(approver === undefined ? [] : [fact('for', approver)]),
    ...(comment === '' ? [] : [fact('comment', comment)]),
    ...(next.kind === 'end' ? [fact('outcome', next.outcome)] : []),
  ]
}

/** Lets somebody else decide in the place of whoever decided so far. */
export async function passOn(
  work: Work,
  voteId: string,
  { fromId, to }: { fromId: string; to: { id: string; name: string; field: string } },
): Promise<void> {
  const { held, step, vote } = await lockVote(work, voteId, fromId)
  const refusal = await refusalOf(work, held, step, vote, to.id)
  if (refusal !== undefined) throw invalidField(to.field, refusal, 'This person cannot decide here')
  await moveTo(work, held, vote, to, { kind: 'person', personId: fromId })
}

/** `own`: she asked, or it is for her. `deciding`: she decides in this step already. */
async function refusalOf(work: Work, held: Held, step: StepRow, vote: VoteRow, toId: string) {
  if (ownOf(held).includes(toId)) return 'own'
  const votes = await votesOf(work.tx, step.id)
  const others = votes.filter(({ id, state }) => id !== vote.id && state !== 'skipped')
  const isDeciding = others.some(({ approverId, deciderId }) => approverId === toId || deciderId === toId)
  return isDeciding || vote.deciderId === toId ? 'deciding' : undefined
}

async function moveTo(
  work: Work,
  held: Held,
  vote: VoteRow,
  to: { id: string; name: string },
  cause: Cause,
): Promise<void> {
  const before = await nameOf(work, vote.deciderId)
  await work.tx.updateTable('approvalVotes').set({ deciderId: to.id }).where('id', '=', vote.id).execute()
  const { id, name } = to
  await tell(work, held, 'passed_on', cause, [{ field: 'approver', from: before, to: { id, name } }])
  await askPeople(work, held, [{ id: vote.id, personId: to.id }], cause)
}

/** For somebody who is away: what waits for her goes to her deputy, where that one may decide it. */
export async function giveToDeputy(work: Work, voteId: string, personId: string, deputyId: string): Promise<void> {
  const place = await findOpenVote(work, voteId, personId)
  if (typeof place === 'string' || place.vote.deciderId !== personId) return
  const { held, step, vote } = place
  if ((await refusalOf(work, held, step, vote, deputyId)) !== undefined) return
  await moveTo(work, held, vote, await nameOf(work, deputyId), byItself)
}

/**
 * Somebody who was asked has left. Whoever goes on for her decides instead, or whose word it was; else it is skipped,
 * which may be the end of the step.
 */
export async function replaceLeaver(work: Work, voteId: string, leaverId: string): Promise<void> {
  const place = await findOpenVote(work, voteId, leaverId)
  if (typeof place === 'string' || place.vote.deciderId !== leaverId) return
  const { held, step, vote } = place
  for (const id of await successorsOf(work, vote)) {
    const others = (await votesOf(work.tx, step.id)).filter((one) => one.id !== vote.id)
    const isTaken = others.some(({ state, deciderId }) => state !== 'skipped' && deciderId === id)
    if (!isTaken && !ownOf(held).includes(id)) return moveTo(work, held, vote, await nameOf(work, id), byItself)
  }
  await work.tx
    .updateTable('approvalVotes')
    .set({ state: 'skipped', skipReason: 'inactive' })
    .where('id', '=', vote.id)
    .execute()
  const person = await nameOf(work, vote.approverId)
  await tell(work, held, 'skipped', byItself, [fact('approver', person), fact('reason', 'inactive')])
  const outcome = await outcomeNow(work, step)
  if (outcome === 'pending') return
  if (outcome === 'empty') await tell(work, held, 'expired', byItself, [fact('reason', 'nobody')])
  await settle(work, step.id, outcome === 'empty' ? 'expired' : outcome)
  await goOn(work, held, byItself)
}

/** Active people who may take over a word, the nearest first: two people may turn out to be one. */
async function successorsOf(work: Work, { deciderId, approverId }: VoteRow): Promise<string[]> {
  const merged = await work.tx
    .selectFrom('people')
    .select('mergedIntoId as id')
    .where('id', 'in', [deciderId, approverId])
    .where('mergedIntoId', 'is not', null)
    .execute()
  const ids = [...merged.map(({ id }) => id), approverId].filter((id) => id !== null)
  const active = await work.tx
    .selectFrom('people')
    .select('id')
    .where('id', 'in', ids)
    .where('isActive', '=', true)
    .where('mergedIntoId', 'is', null)
    .execute()
  return ids.filter((id) => active.some((one) => one.id === id))
}

/** A word that is still asked, of somebody who may give it: whose it is, or who stands in for her. */
async function lockVote(work: Work, voteId: string, personId: string) {
  const place = await findOpenVote(work, voteId, personId)
  if (place === 'unknown') throw notFound('Approval')
  if (place === 'done') throw new AppError('already_done', 'This is decided already, or is not asked any more')
  return place
}

async function findOpenVote(work: Work, voteId: string, personId: string) {
  const row = await work.tx
    .selectFrom('approvalVotes as v')
    .innerJoin('approvalSteps as s', 's.id', 'v.stepId')
    .select(['s.approvalId', 's.id as stepId'])
    .where('v.id', '=', voteId)
    .executeTakeFirst()
  if (row === undefined) return 'unknown'
  const held = await lockApproval(work, row.approvalId)
  const step = (await stepsOf(work.tx, row.approvalId)).find(({ id }) => id === row.stepId)
  // Read behind the lock: somebody else may have been given it meanwhile.
  const vote = (await votesOf(work.tx, row.stepId)).find(({ id }) => id === voteId)
  if (step === undefined || vote === undefined) return 'unknown'
  if (vote.approverId !== personId && vote.deciderId !== personId) return 'unknown'
  const isOpen = held.approval.state === 'pending' && step.state === 'pending' && vote.state === 'pending'
  return isOpen ? { held, step, vote } : 'done'
}

async function nameOf(work: Work, id: string): Promise<{ id: string; name: string }> {
  const row = await work.tx.selectFrom('people').select(['id', 'name']).where('id', '=', id).executeTakeFirst()
  return found(row, 'Person')
}
