import { type ServiceStep, serviceStep } from '#contract/service.ts'
import type { StepState } from '#contract/service-request.ts'
import { readSettings } from '../desk/index.ts'
import type { Work } from '../kernel/context.ts'
import { hashSecret, newSecret } from '../kernel/signatures.ts'
import { addJob } from '../platform/jobs.ts'
import { appendTasks } from '../tasks/index.ts'
import { recordEvent, seesTicket, type TicketRow } from '../tickets/index.ts'
import { sendAction } from '../webhooks/index.ts'
import { isFinished, stepsToStart } from './plan.ts'
import { wordsIn } from './words.ts'

const cause = { kind: 'system', job: 'catalogue' } as const
const hourMs = 3_600_000

export interface StepRow {
  id: string
  position: number
  step: ServiceStep
  state: StepState
  taskId: string | null
}

/** The steps of a locked request, in their order. */
export async function stepsOf(work: Work, ticketId: string): Promise<StepRow[]> {
  const rows = await work.tx
    .selectFrom('requestSteps')
    .select(['id', 'position', 'step', 'state', 'taskId'])
    .where('ticketId', '=', ticketId)
    .orderBy('position')
    .execute()
  // Only this feature writes them, and the database's check holds the state to these words.
  return rows.map((row) => ({ ...row, step: serviceStep.parse(row.step), state: row.state as StepState }))
}

/** Locks a request; undefined for tickets that ask for no service. */
export function lockRequest(work: Work, ticketId: string) {
  const query = work.tx.selectFrom('serviceRequests').selectAll().where('ticketId', '=', ticketId)
  return query.forUpdate().executeTakeFirst()
}

/** Begins every step whose turn it is, and ends the request when none is left. */
export async function goOn(work: Work, ticketId: string): Promise<void> {
  for (;;) {
    const steps = await stepsOf(work, ticketId)
    const places = stepsToStart(steps.map(({ step, state }) => ({ after: step.after, state })))
    if (places.length === 0) {
      if (isFinished(steps.map(({ step, state }) => ({ after: step.after, state })))) await finish(work, ticketId)
      return
    }
    const ticket = await ticketRow(work, ticketId)
    for (const place of places) {
      const row = steps[place]
      if (row !== undefined) await begin(work, ticket, row)
    }
  }
}

/** Starts one step: a task for people, or a word to a program. */
export async function begin(work: Work, ticket: TicketRow, row: StepRow): Promise<void> {
  const { step } = row
  if (step.kind === 'task') {
    const dueAt = step.dueAfterHours === null ? null : new Date(work.now().getTime() + step.dueAfterHours * hourMs)
    const assigneeId = await standing(work, ticket, step.assigneeId)
    const draft = { title: step.title, checklist: '', assigneeId, dueAt }
    const [taskId = null] = await appendTasks(work, ticket, [draft], cause)
    await set(work, row.id, { state: 'running', taskId, startedAt: work.now() })
    return
  }
  const token = newSecret('mesa_action_')
  const isSent = await sendAction(work, {
    webhookId: step.webhookId,
    ticketId: ticket.id,
    action: {
      id: row.id,
      title: step.title,
      callbackUrl: `${work.services.publicUrl}/api/v1/service-actions/${token}`,
    },
  })
  await set(work, row.id, { state: 'running', startedAt: work.now(), tokenHash: hashSecret(token) })
  await tell(work, ticket.id, 'service.step_started', step.title)
  if (!isSent) {
    const { language } = await readSettings(work.tx)
    await fail(work, ticket, { ...row, state: 'running' }, wordsIn(language).off)
    return
  }
  const payload = { stepId: row.id, tokenHash: hashSecret(token).toString('hex') }
  const runAt = new Date(work.now().getTime() + step.withinHours * hourMs)
  await addJob(work, 'catalogue:expire', payload, { key: `catalogue:expire:${row.id}`, runAt })
}

/** An action did not work: somebody has to look after it, and the steps behind it wait for that. */
export async function fail(work: Work, ticket: TicketRow, row: StepRow, reason: string): Promise<void> {
  const { language } = await readSettings(work.tx)
  const draft = { title: wordsIn(language).failedTask(row.step.title), checklist: '', assigneeId: null, dueAt: null }
  const [taskId = null] = await appendTasks(work, ticket, [draft], cause)
  await set(work, row.id, { state: 'failed', taskId, result: reason, tokenHash: null })
  await tell(work, ticket.id, 'service.step_failed', row.step.title, reason)
}

export async function set(work: Work, id: string, columns: StepColumns): Promise<void> {
  await work.tx.updateTable('requestSteps').set(columns).where('id', '=', id).execute()
}

interface StepColumns {
  state: StepState
  taskId?: string | null
  tokenHash?: Buffer | null
  result?: string
  startedAt?: Date
  endedAt?: Date | null
}

export async function tell(work: Work, ticketId: string, type: string, title: string, reason?: string): Promise<void> {
  const changes = [
    { field: 'step', from: null, to: title },
    ...(reason === undefined || reason === '' ? [] : [{ field: 'reason', from: null, to: reason }]),
  ]
  await recordEvent(work, { ticketId, type, cause, changes })
}

export function ticketRow(work: Work, ticketId: string): Promise<TicketRow> {
  return work.tx.selectFrom('tickets').selectAll().where('id', '=', ticketId).executeTakeFirstOrThrow()
}

async function finish(work: Work, ticketId: string): Promise<void> {
  await work.tx
    .updateTable('serviceRequests')
    .set({ state: 'done', endedAt: work.now() })
    .where('ticketId', '=', ticketId)
    .where('state', '=', 'working')
    .execute()
}

/** Nobody where who is named has left, or does not see the ticket. */
async function standing(work: Work, ticket: TicketRow, personId: string | null): Promise<string | null> {
  if (personId === null) return null
  const person = await work.tx
    .selectFrom('people as p')
    .innerJoin('tickets as t', (join) => join.on('t.id', '=', ticket.id))
    .select('p.id')
    .where('p.id', '=', personId)
    .where(seesTicket)
    .executeTakeFirst()
  return person?.id ?? null
}
