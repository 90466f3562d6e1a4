import type { ApprovalStep } from '#contract/approval-flows.ts'
import type { ApprovalOutcome, SkipReason, StepState, VoteState } from '#contract/approvals.ts'

/** What decides a step: how many must approve, and what each has said. */
export interface Step {
  /** Null: all who are asked. */
  quorum: number | null
  votes: readonly VoteState[]
}

/** `empty`: nobody is left who could say anything. */
export type StepOutcome = 'pending' | 'approved' | 'rejected' | 'empty'

/**
 * A step is over as soon as enough have approved, or so many have rejected that no longer enough can. Whoever is
 * skipped counts on neither side; where fewer are left than the quorum wants, all who are left must approve.
 */
export function outcomeOfStep({ quorum, votes }: Step): StepOutcome {
  const asked = votes.filter((vote) => vote !== 'skipped')
  if (asked.length === 0) return 'empty'
  const needed = neededOf({ quorum, votes })
  const approved = asked.filter((vote) => vote === 'approved').length
  const open = asked.filter((vote) => vote === 'pending').length
  if (approved >= needed) return 'approved'
  return approved + open < needed ? 'rejected' : 'pending'
}

/** How many must approve. */
export function neededOf({ quorum, votes }: Step): number {
  const asked = votes.filter((vote) => vote !== 'skipped').length
  return Math.min(quorum ?? asked, asked)
}

/** What is next for a request whose steps are like this, in their order. */
export type Next = { kind: 'wait' } | { kind: 'begin'; index: number } | { kind: 'end'; outcome: ApprovalOutcome }

export function nextOf(steps: readonly StepState[]): Next {
  if (steps.includes('rejected')) return { kind: 'end', outcome: 'rejected' }
  if (steps.includes('expired')) return { kind: 'end', outcome: 'expired' }
  if (steps.includes('pending')) return { kind: 'wait' }
  const index = steps.indexOf('waiting')
  return index === -1 ? { kind: 'end', outcome: 'approved' } : { kind: 'begin', index }
}

/** Whoever does not say how much it is gets around no threshold. */
export function isNeeded({ fromAmount }: Pick<ApprovalStep, 'fromAmount'>, amount: number | null): boolean {
  return fromAmount === null || amount === null || amount >= fromAmount
}

/** Somebody whose word a step asks. */
export interface Candidate {
  id: string
  isActive: boolean
  /** Who decides for her now: herself, or whoever stands in for her. */
  deciderId: string
}

export interface Placed {
  approverId: string
  deciderId: string
  skip: SkipReason | null
}

/**
 * Who is asked in a step, and by whom each word is given. Nobody decides for herself, nor twice: a deputy who is asked
 * in her own right speaks for herself only.
 */
export function placeVotes(candidates: readonly Candidate[], own: readonly string[]): Placed[] {
  const placed: Placed[] = []
  const asked = [...new Map(candidates.map((one) => [one.id, one])).values()]
  const inOwnRight = new Set(asked.filter((one) => one.isActive && one.deciderId === one.id).map(({ id }) => id))
  const deciding = new Set<string>()
  for (const { id, isActive, deciderId } of asked) {
    // Who asked cannot stand in either: then the word stays with whose it is.
    const by = own.includes(deciderId) ? id : deciderId
    const isTaken = deciding.has(by) || (by !== id && inOwnRight.has(by))
    const skip = !isActive ? 'inactive' : own.includes(id) ? 'own' : isTaken ? 'same_decider' : null
    if (skip === null) deciding.add(by)
    placed.push({ approverId: id, deciderId: skip === null ? by : id, skip })
  }
  return placed
}

/** Who stands in for somebody in the end, through whoever is away in turn. */
export function deciderOf(id: string, deputies: ReadonlyMap<string, string>): string {
  const passed = new Set([id])
  let decider = id
  for (;;) {
    const next = deputies.get(decider)
    if (next === undefined) return decider
    // Who stand in for each other and are both away: each decides for herself.
    if (passed.has(next)) return id
    passed.add(next)
    decider = next
  }
}
