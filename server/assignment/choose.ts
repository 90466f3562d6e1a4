import type { AssignmentMode, WaitingReason } from '#contract/assignment.ts'
import type { AssignmentReason } from '#contract/assignment-reason.ts'

/** A member of the team, as it is now. */
export interface Candidate {
  id: string
  isOnDuty: boolean
  load: number
  capacity: number
  /** Which of the team's tickets was the last one given to this person; null: none yet. */
  turn: number | null
  /** Levels by skill. */
  skills: ReadonlyMap<string, number>
}

export interface WantedSkill {
  skillId: string
  name: string
  level: number
}

export interface ToGive {
  weight: number
  wanted: readonly WantedSkill[]
  /** Who has just given the ticket back. */
  notTo?: string | undefined
}

export type Choice = { personId: string; reason: AssignmentReason } | { personId: undefined; waiting: WaitingReason }

/** Who of a team is given a ticket, or why nobody is. */
export function chooseAssignee(mode: AssignmentMode, members: readonly Candidate[], ticket: ToGive): Choice {
  if (mode === 'pull') return nobody('pull')
  const skilled = mode === 'skills' ? thoseSkilled(members, ticket.wanted) : []
  // What nobody in the team has learnt cannot be waited for.
  const asked = skilled.length > 0 ? skilled : members
  const present = asked.filter((one) => one.isOnDuty && one.id !== ticket.notTo)
  if (present.length === 0) {
    const isAnybodyThere = members.some((one) => one.isOnDuty && one.id !== ticket.notTo)
    return nobody(isAnybodyThere ? 'nobody_skilled' : 'nobody_on_duty')
  }
  const free = present.filter((one) => fits(one, ticket.weight))
  const next = free.toSorted(mode === 'round_robin' ? byTurn : byLoad)[0]
  if (next === undefined) return nobody('all_full')
  return { personId: next.id, reason: reasonFor(mode, next, present.length, skilled.length > 0 ? ticket.wanted : []) }
}

/** What is heavier than all that somebody carries fits while there is nothing else. */
export function fits({ load, capacity }: Pick<Candidate, 'load' | 'capacity'>, weight: number): boolean {
  return capacity > 0 && load < capacity && load + Math.min(weight, capacity) <= capacity
}

function thoseSkilled(members: readonly Candidate[], wanted: readonly WantedSkill[]): Candidate[] {
  if (wanted.length === 0) return []
  return members.filter(({ skills }) => wanted.every(({ skillId, level }) => (skills.get(skillId) ?? 0) >= level))
}

/** Who waited longest, and before them who was never given anything. */
function byTurn(one: Candidate, other: Candidate): number {
  return (one.turn ?? -1) - (other.turn ?? -1) || (one.id < other.id ? -1 : 1)
}

/** By the part of the own capacity that is taken, so that whoever works half the time has half as much to do. */
function byLoad(one: Candidate, other: Candidate): number {
  return one.load * other.capacity - other.load * one.capacity || byTurn(one, other)
}

function reasonFor(
  mode: Exclude<AssignmentMode, 'pull'>,
  { load, capacity }: Candidate,
  onDuty: number,
  wanted: readonly WantedSkill[],
): AssignmentReason {
  if (mode === 'round_robin') return { kind: 'turn', onDuty }
  if (wanted.length === 0) return { kind: 'least_loaded', onDuty, load, capacity }
  return { kind: 'skills', onDuty, load, capacity, skills: wanted.map(({ name }) => name) }
}

function nobody(waiting: WaitingReason): Choice {
  return { personId: undefined, waiting }
}
