import { z } from 'zod'
import { findStandIn, wakeQueuesOf } from '../duty/index.ts'
import type { FieldChange } from '../kernel/acts.ts'
import type { Work } from '../kernel/context.ts'
import { addJob } from '../platform/jobs.ts'
import { changeTicket, type TicketFact } from '../tickets/index.ts'
import { placeTicket } from './place.ts'

type Changed = Extract<TicketFact, { type: 'ticket.changed' }>
type Said = Extract<TicketFact, { type: 'message.added' }>

/** Gives out what came into a team's queue, and lets the queues of whoever became free be looked through. */
export async function assignmentReaction(work: Work, fact: TicketFact): Promise<void> {
  if (fact.type === 'ticket.created') await giveOut(work, fact)
  if (fact.type === 'ticket.changed') await followChange(work, fact)
  if (fact.type === 'message.added') await passOn(work, fact)
}

async function followChange(work: Work, fact: Changed): Promise<void> {
  const { ticket, changes, cause } = fact
  const changed = new Map(changes.map((change) => [change.field, change]))
  const before = idIn(changed.get('assigneeId')?.from)
  const freed = new Set([before, isLighter(changed) ? ticket.assigneeId : undefined])
  for (const personId of freed) if (personId != null) await wakeQueuesOf(work, personId)
  const isNewInQueue = ['teamId', 'assigneeId', 'status'].some((field) => changed.has(field))
  const isReturned = cause.kind === 'person' && before !== undefined
  if (isNewInQueue) await giveOut(work, fact, isReturned ? before : undefined)
}

/** What is left waiting is looked at again when this is committed: somebody may have become free in the meantime. */
async function giveOut(work: Work, fact: TicketFact, notTo?: string): Promise<void> {
  const choice = await placeTicket(work, fact.ticket.id, notTo)
  if (choice !== undefined) fact.ticket = choice.ticket
  // What was just given back stays in the queue until something else happens there.
  if (choice === undefined || choice.personId !== undefined || notTo !== undefined) return
  await addJob(work, 'assignment:team', { teamId: choice.ticket.teamId })
}

/** Weighs on its assignee no more, or less than before. */
function isLighter(changed: Map<string, FieldChange>): boolean {
  return changed.has('status') || changed.has('priority') || changed.has('teamId')
}

/** What a requester answers while the assignee is away goes to the substitute, or else back to the team. */
async function passOn(work: Work, fact: Said): Promise<void> {
  const { ticket, message, isFirst } = fact
  if (isFirst || message.direction !== 'in' || message.isAutomatic || message.kind === 'call') return
  if (ticket.assigneeId === null || !['new', 'open'].includes(ticket.status)) return
  const away = await findStandIn(work.tx, ticket.assigneeId, work.now())
  if (away === undefined) return
  const { absent, substituteId } = away
  if (substituteId !== undefined) {
    const reason = { kind: 'substitute', absent } as const
    fact.ticket = await changeTicket(work, ticket, { assigneeId: substituteId }, { kind: 'assignment', reason })
  } else if (ticket.teamId !== null) {
    const reason = { kind: 'back_to_team', absent } as const
    fact.ticket = await changeTicket(work, ticket, { assigneeId: null }, { kind: 'assignment', reason })
  }
}

const reference = z.object({ id: z.uuid() })

function idIn(value: unknown): string | undefined {
  return reference.safeParse(value).data?.id
}
