import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { addJob } from '../platform/jobs.ts'
import { type Grouping, type Placed, place, type TicketVector } from './grouping.ts'
import { judgeGroups } from './judge.ts'
import { loadGroups, lockGroups, sinceRecent, storePlaced, waitingTickets } from './store.ts'

/** So many tickets are grouped in one transaction: it holds locks for a fraction of a second. */
const atOnce = 500

/** Asks for a sweep soon; asked for twice, it is done once. */
export async function askForSweep(ctx: Ctx): Promise<void> {
  await transact(ctx, (work) => addJob(work, 'patterns:sweep', {}, { key: 'patterns:sweep', queue: 'patterns' }))
}

/**
 * Groups the tickets that arrived since, and looks whether their groups grow more than usual. What was not done when
 * Mesa stops waits for the next sweep.
 */
export async function sweepPatterns(ctx: Ctx, signal: AbortSignal | undefined): Promise<void> {
  const since = sinceRecent(ctx)
  const touched = new Set<string>()
  let grouping: Grouping | undefined
  while (signal?.aborted !== true) {
    const tickets = await waitingTickets(ctx.db, atOnce)
    if (tickets.length === 0) break
    // Many are waiting: what one batch found, the next one goes on with.
    const known: Grouping = grouping ?? (await loadGroups(ctx.db, tickets, since))
    grouping = tickets.length === atOnce ? known : undefined
    for (const id of await transact(ctx, (work) => groupBatch(work, known, tickets))) touched.add(id)
  }
  await judgeGroups(ctx, [...touched])
}

async function groupBatch(work: Work, grouping: Grouping, tickets: readonly TicketVector[]): Promise<string[]> {
  await lockGroups(work)
  const placed: { ticket: TicketVector; at: Placed }[] = []
  for (const ticket of tickets) placed.push({ ticket, at: place(grouping, ticket, work.newId) })
  await storePlaced(work, grouping, placed)
  return placed.map(({ at }) => at.groupId)
}
