import type { ClockKind } from '#contract/clocks.ts'
import { type Escalation, type EscalationMoment, highestLevel } from '#contract/escalation.ts'
import type { Work } from '../kernel/context.ts'
import { type Cause, react, recordEvent, type TicketRow } from '../tickets/index.ts'

interface Escalated {
  direction: Escalation['direction']
  /** The ticket is then at this level at least. */
  level: number
  cause: Cause
  reason?: string
  toldIds: string[]
  teamId: string | null
  step?: {
    planId: string
    clock: ClockKind
    at: EscalationMoment
    dueAt: Date
    isLate: boolean
    failure: string | null
  }
}

/** Writes that a ticket was escalated: its level, its way, its history; and lets whom it concerns be told. */
export async function recordEscalation(work: Work, before: TicketRow, escalated: Escalated): Promise<void> {
  const { direction, cause, reason = '', toldIds, teamId, step } = escalated
  const level = Math.min(highestLevel, Math.max(before.escalationLevel, escalated.level))
  // Its level is no part of what somebody answers to: whoever is about to send something is not stopped by it.
  const ticket = await work.tx
    .updateTable('tickets')
    .set({ escalationLevel: level })
    .where('id', '=', before.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await work.tx
    .insertInto('escalations')
    .values({
      id: work.newId(),
      ticketId: ticket.id,
      direction,
      level,
      actorId: cause.kind === 'person' ? cause.personId : null,
      reason,
      toldIds,
      teamId,
      planId: step?.planId ?? null,
      clock: step?.clock ?? null,
      at: step === undefined ? null : JSON.stringify(step.at),
      dueAt: step?.dueAt ?? null,
      isLate: step?.isLate ?? false,
      failure: step?.failure ?? null,
      createdAt: work.now(),
    })
    .execute()
  const changes = [
    { field: 'escalationLevel', from: before.escalationLevel, to: level },
    { field: 'direction', from: null, to: direction },
    ...(reason === '' ? [] : [{ field: 'reason', from: null, to: reason }]),
    ...(step === undefined ? [] : [{ field: 'clock', from: null, to: step.clock }]),
    ...(step?.isLate ? [{ field: 'late', from: null, to: true }] : []),
  ]
  await recordEvent(work, { ticketId: ticket.id, type: 'ticket.escalated', cause, changes })
  await react(work, { type: 'ticket.escalated', ticket, personIds: toldIds, cause })
}
