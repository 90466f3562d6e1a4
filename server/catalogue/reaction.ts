import { sql } from 'kysely'
import type { Work } from '../kernel/context.ts'
import type { TicketFact } from '../tickets/index.ts'
import { snapshot } from './schema.ts'
import { goOn, lockRequest, set, stepsOf, tell } from './steps.ts'

/** What becomes of requests when they are approved, when their tasks are done, and when their tickets close. */
export async function catalogueReaction(work: Work, fact: TicketFact): Promise<void> {
  if (fact.type === 'approval.decided') await followDecision(work, fact)
  if (fact.type === 'task.changed') await followTask(work, fact)
  if (fact.type === 'ticket.changed' && fact.ticket.status === 'closed') await callOff(work, fact.ticket.id)
}

/** By the flow rather than by the one approval: it may have been asked again by hand. */
async function followDecision(
  work: Work,
  { ticket, approval }: Extract<TicketFact, { type: 'approval.decided' }>,
): Promise<void> {
  const request = await lockRequest(work, ticket.id)
  if (request === undefined || !['approval', 'rejected'].includes(request.state)) return
  if (snapshot.parse(request.snapshot).approvalFlowId !== approval.flowId) return
  const isApproved = approval.outcome === 'approved'
  await work.tx
    .updateTable('serviceRequests')
    .set({
      state: isApproved ? 'working' : 'rejected',
      approvalId: approval.id,
      endedAt: isApproved ? null : work.now(),
    })
    .where('ticketId', '=', ticket.id)
    .execute()
  if (isApproved) await goOn(work, ticket.id)
}

async function followTask(work: Work, { task }: Extract<TicketFact, { type: 'task.changed' }>): Promise<void> {
  const known = await work.tx
    .selectFrom('requestSteps')
    .select('ticketId')
    .where('taskId', '=', task.id)
    .executeTakeFirst()
  if (known === undefined || (await lockRequest(work, known.ticketId)) === undefined) return
  const step = (await stepsOf(work, known.ticketId)).find(({ taskId }) => taskId === task.id)
  if (step === undefined) return
  if (!task.isOpen && (step.state === 'running' || step.state === 'failed')) {
    await set(work, step.id, { state: 'done', endedAt: work.now() })
    await goOn(work, known.ticketId)
  } else if (task.isOpen && step.state === 'done') {
    // Taken up again: what began after it goes on, but the request is not done.
    await set(work, step.id, { state: 'running', endedAt: null })
    await work.tx
      .updateTable('serviceRequests')
      .set({ state: 'working', endedAt: null })
      .where('ticketId', '=', known.ticketId)
      .where('state', '=', 'done')
      .execute()
  }
}

/** A closed ticket begins nothing any more, and its programs report to nobody. */
async function callOff(work: Work, ticketId: string): Promise<void> {
  const rows = await work.tx
    .updateTable('requestSteps')
    .set({ state: 'cancelled', tokenHash: null, endedAt: work.now() })
    .where('ticketId', '=', ticketId)
    .where(sql<boolean>`(state in ('waiting', 'failed') or (state = 'running' and token_hash is not null))`)
    .returning('id')
    .execute()
  if (rows.length > 0) await tell(work, ticketId, 'service.steps_cancelled', String(rows.length))
}
