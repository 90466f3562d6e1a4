import { messageDraft } from '#contract/messages.ts'
import type { PersonActor } from '../kernel/actor.ts'
import type { Work } from '../kernel/context.ts'
import { lockTicket, mergeIn, type TicketRow, updateIn, writeIn } from '../tickets/index.ts'
import type { Act } from './run.ts'

/** The fields that a run changes and undoing puts back. */
export const reversible = [
  'subject',
  'type',
  'status',
  'impact',
  'urgency',
  'priority',
  'priorityReason',
  'teamId',
  'assigneeId',
  'requesterId',
  'tags',
  'fields',
  'mergedIntoId',
] as const

export interface Changed {
  before: object
  after: object
}

/** Does to one ticket what is to be done to all, in the work's transaction. */
export async function doAct(work: Work, actor: PersonActor, number: number, act: Act): Promise<Changed> {
  const before = stateOf(await lockTicket(work, number))
  if (act.change !== undefined) await updateIn(work, actor, { number, change: act.change, ifMatch: undefined })
  if (act.message !== undefined) {
    const draft = messageDraft.parse(act.message)
    await writeIn(work, actor, { number, draft, ifMatch: undefined })
  }
  if (act.mergeInto !== undefined && act.mergeInto !== number) await mergeIn(work, actor, number, act.mergeInto)
  const after = stateOf(await lockTicket(work, number))
  return differing(before, after)
}

type State = ReturnType<typeof stateOf>

function stateOf(ticket: TicketRow) {
  return Object.fromEntries(reversible.map((field) => [field, ticket[field]]))
}

function differing(before: State, after: State): Changed {
  const fields = Object.keys(before).filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
  const only = (state: State) => Object.fromEntries(fields.map((field) => [field, state[field]]))
  return { before: only(before), after: only(after) }
}
