import type { Work } from '../kernel/context.ts'
import { type Cause, recordEvent } from '../tickets/index.ts'
import type { MonitoredProblem } from './reading/index.ts'

const living = ['new', 'open', 'pending', 'on_hold']

/**
 * The ticket of a problem that monitoring speaks of again: while somebody works on it, and for its recovery also when
 * an agent was faster and has solved it.
 */
export async function findProblemTicket(
  work: Work,
  inboxId: string,
  { key, state }: MonitoredProblem,
): Promise<number | undefined> {
  const row = await work.tx
    .selectFrom('monitoredProblems as p')
    .innerJoin('tickets as t', 't.id', 'p.ticketId')
    .select('t.number')
    .where('p.inboxId', '=', inboxId)
    .where('p.problemKey', '=', key)
    .where('t.status', 'in', state === 'recovered' ? [...living, 'solved'] : living)
    .executeTakeFirst()
  return row?.number
}

/** Remembers which ticket a problem has; the ticket says when it is over, and when it is back. */
export async function followProblem(
  work: Work,
  inboxId: string,
  problem: MonitoredProblem,
  ticketId: string,
  cause: Cause,
): Promise<void> {
  const before = await work.tx
    .selectFrom('monitoredProblems')
    .select(['ticketId', 'hasRecovered'])
    .where('inboxId', '=', inboxId)
    .where('problemKey', '=', problem.key)
    .forUpdate()
    .executeTakeFirst()
  const hasRecovered = problem.state === 'recovered'
  const values = { ticketId, hasRecovered, updatedAt: work.now() }
  await work.tx
    .insertInto('monitoredProblems')
    .values({ inboxId, problemKey: problem.key, ...values })
    .onConflict((conflict) => conflict.columns(['inboxId', 'problemKey']).doUpdateSet(values))
    .execute()
  const isNews = before?.ticketId === ticketId ? before.hasRecovered !== hasRecovered : hasRecovered
  if (!isNews) return
  await recordEvent(work, {
    ticketId,
    type: 'problem.changed',
    cause,
    changes: [{ field: 'problem', from: hasRecovered ? 'troubled' : 'recovered', to: problem.state }],
  })
}
