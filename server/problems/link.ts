import type { Work } from '../kernel/context.ts'
import { AppError, found, notFound } from '../kernel/errors.ts'
import { type Cause, lockTicket, recordEvent, type TicketRow } from '../tickets/index.ts'
import { recordProblem } from './record.ts'

/** Says that a problem lies behind tickets in reach. One that has another problem already refuses. */
export async function addTicketsIn(work: Work, number: number, ticketNumbers: readonly number[]): Promise<void> {
  const problem = await lockProblem(work, number)
  const added: number[] = []
  // Always in the same order: two who add the same tickets at once never wait for each other for ever.
  for (const one of [...new Set(ticketNumbers)].sort((a, b) => a - b)) {
    if (await addTicket(work, problem, await lockTicket(work, one))) added.push(one)
  }
  await settle(work, problem.id, 'tickets.added', { from: null, to: added })
}

/** The same for those that are in reach and have no problem yet; the others stay as they are. */
export async function addFreeTickets(work: Work, problemId: string, ticketIds: readonly string[]): Promise<number[]> {
  if (ticketIds.length === 0) return []
  const number = await work.tx.selectFrom('problems').select('number').where('id', '=', problemId).executeTakeFirst()
  if (number === undefined) return []
  const problem = await lockProblem(work, number.number)
  const free = await work.tx
    .selectFrom('tickets as t')
    .leftJoin('problemTickets as x', 'x.ticketId', 't.id')
    .select('t.number')
    .where('t.id', 'in', [...ticketIds])
    .where('x.ticketId', 'is', null)
    .orderBy('t.number')
    .execute()
  const added: number[] = []
  for (const one of free) {
    if (await addTicket(work, problem, await lockTicket(work, one.number))) added.push(one.number)
  }
  if (added.length > 0) await settle(work, problem.id, 'tickets.added', { from: null, to: added })
  return added
}

export async function removeTicketIn(work: Work, number: number, ticketNumber: number): Promise<void> {
  const problem = await lockProblem(work, number)
  const ticket = await lockTicket(work, ticketNumber)
  const gone = await work.tx
    .deleteFrom('problemTickets')
    .where('ticketId', '=', ticket.id)
    .where('problemId', '=', problem.id)
    .returning('ticketId')
    .executeTakeFirst()
  if (gone === undefined) throw notFound('Ticket of this problem')
  await tell(work, ticket, 'ticket.unlinked', { from: nameOf(problem), to: null })
  await settle(work, problem.id, 'tickets.removed', { from: [ticketNumber], to: null })
}

interface Problem {
  id: string
  number: number
  title: string
}

export async function lockProblem(work: Work, number: number): Promise<Problem> {
  const query = work.tx
    .selectFrom('problems')
    .select(['id', 'number', 'title'])
    .where('number', '=', number)
    .forUpdate()
  return found(await query.executeTakeFirst(), 'Problem')
}

/** Whether it is new there. */
async function addTicket(work: Work, problem: Problem, ticket: TicketRow): Promise<boolean> {
  const before = await work.tx
    .selectFrom('problemTickets')
    .select('problemId')
    .where('ticketId', '=', ticket.id)
    .executeTakeFirst()
  if (before?.problemId === problem.id) return false
  if (before !== undefined) throw new AppError('in_use', `Another problem lies behind #${ticket.number} already`)
  await work.tx
    .insertInto('problemTickets')
    .values({ ticketId: ticket.id, problemId: problem.id, linkedAt: work.now() })
    .execute()
  await tell(work, ticket, 'ticket.linked', { from: null, to: nameOf(problem) })
  return true
}

function nameOf({ number, title }: Problem): string {
  return `P-${number} ${title}`
}

/** The history of the ticket tells it too. */
function tell(
  work: Work,
  ticket: TicketRow,
  type: 'ticket.linked' | 'ticket.unlinked',
  change: { from: string | null; to: string | null },
): Promise<void> {
  const { actor } = work
  const cause: Cause =
    actor.kind === 'person' ? { kind: 'person', personId: actor.id } : { kind: 'system', job: 'patterns:sweep' }
  return recordEvent(work, { ticketId: ticket.id, type, cause, changes: [{ field: 'problem', ...change }] })
}

async function settle(
  work: Work,
  id: string,
  type: 'tickets.added' | 'tickets.removed',
  change: { from: number[] | null; to: number[] | null },
): Promise<void> {
  await work.tx.updateTable('problems').set({ updatedAt: work.now() }).where('id', '=', id).execute()
  await recordProblem(work, id, type, [{ field: 'tickets', ...change }])
}
