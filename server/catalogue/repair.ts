import { personOf } from '../kernel/actor.ts'
import type { Work } from '../kernel/context.ts'
import { AppError, notFound } from '../kernel/errors.ts'
import { removeIn } from '../tasks/index.ts'
import { lockTicket, recordEvent, type TicketRow } from '../tickets/index.ts'
import { begin, goOn, lockRequest, type StepRow, set, stepsOf } from './steps.ts'

interface Place {
  number: number
  id: string
}

/** Does a step again that failed: a program is asked anew, and the task that stood for it goes. */
export async function retryStep(work: Work, place: Place, reason: string): Promise<void> {
  const { ticket, step } = await lockFailed(work, place)
  await dropTask(work, ticket, step)
  await tell(work, ticket.id, 'service.step_retried', step.step.title, reason)
  await set(work, step.id, { state: 'waiting', taskId: null, result: '', endedAt: null })
  await begin(work, ticket, { ...step, state: 'waiting', taskId: null })
}

/** Leaves a step out that failed; those behind it begin. */
export async function skipStep(work: Work, place: Place, reason: string): Promise<void> {
  const { ticket, step } = await lockFailed(work, place)
  await dropTask(work, ticket, step)
  await tell(work, ticket.id, 'service.step_skipped', step.step.title, reason)
  await set(work, step.id, { state: 'cancelled', taskId: null, result: reason, endedAt: work.now() })
  await goOn(work, ticket.id)
}

async function lockFailed(work: Work, { number, id }: Place): Promise<{ ticket: TicketRow; step: StepRow }> {
  const ticket = await lockTicket(work, number)
  if (ticket.status === 'closed') throw new AppError('ticket_closed', 'A closed ticket begins nothing any more')
  if ((await lockRequest(work, ticket.id)) === undefined) throw notFound('Step')
  const step = (await stepsOf(work, ticket.id)).find((one) => one.id === id)
  if (step === undefined) throw notFound('Step')
  if (step.state !== 'failed') throw new AppError('already_done', 'This step has not failed, or was seen to already')
  return { ticket, step }
}

/** Unlinked first: that it goes must not be taken for its being done. */
async function dropTask(work: Work, ticket: TicketRow, { id, taskId }: StepRow): Promise<void> {
  if (taskId === null) return
  await set(work, id, { state: 'failed', taskId: null })
  await removeIn(work, ticket.id, [taskId])
}

function tell(work: Work, ticketId: string, type: string, title: string, reason: string): Promise<void> {
  const changes = [
    { field: 'step', from: null, to: title },
    { field: 'reason', from: null, to: reason },
  ]
  return recordEvent(work, { ticketId, type, cause: { kind: 'person', personId: personOf(work.actor).id }, changes })
}
