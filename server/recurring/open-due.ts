import { z } from 'zod'
import type { RecurringTicket } from '#contract/recurring-tickets.ts'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { AppError } from '../kernel/errors.ts'
import { addJob } from '../platform/jobs.ts'
import { openFromTemplate } from '../ticket-templates/index.ts'
import { wakeAt } from './commands.ts'
import { getRecurring } from './queries.ts'
import { timesUntil } from './times.ts'

const payload = z.object({ id: z.uuid() })

/** What is opened later than this was missed. */
const lateAfterMs = 15 * 60_000
interface Due {
  recurring: RecurringTicket
  occursAt: Date
  missedCount: number
}

/**
 * Opens the ticket that is due. What was missed while Mesa stood still comes to one ticket, for the latest of them. A
 * ticket that cannot be opened is told in the log, and does not keep the next one back.
 */
export async function openDue(ctx: Ctx, given: unknown): Promise<void> {
  const { id } = payload.parse(given)
  try {
    await transact(ctx, async (work) => {
      const due = await takeDue(work, id)
      if (due !== undefined) await openOne(work, due)
    })
  } catch (error) {
    // Anything else is a fault of ours or of the database: the job tries again.
    if (!(error instanceof AppError)) throw error
    await transact(ctx, async (work) => {
      const due = await takeDue(work, id)
      if (due !== undefined) await keep(work, due, { state: 'failed', reason: error.message })
    })
  }
}

/** For the schedule: whatever is due and has lost its job. */
export async function wakeRecurring(ctx: Ctx): Promise<void> {
  const due = await ctx.db.selectFrom('recurringTickets').select('id').where('nextAt', '<=', ctx.now()).execute()
  if (due.length === 0) return
  await transact(ctx, async (work) => {
    for (const { id } of due) await addJob(work, 'recurring:open', { id }, { key: `recurring:${id}` })
  })
}

/** What is due, with the next time written: whoever comes second finds nothing, and waits here until the first has ended. */
async function takeDue(work: Work, id: string): Promise<Due | undefined> {
  const row = await work.tx
    .selectFrom('recurringTickets')
    .select('nextAt')
    .where('id', '=', id)
    .where('isPaused', '=', false)
    .forUpdate()
    .executeTakeFirst()
  const now = work.now()
  if (row?.nextAt == null || row.nextAt > now) return undefined
  const recurring = await getRecurring(work.tx, id)
  const { passed, next } = timesUntil(recurring, row.nextAt, now)
  const nextAt = next ?? null
  await work.tx.updateTable('recurringTickets').set({ nextAt }).where('id', '=', id).execute()
  await wakeAt(work, id, nextAt)
  return { recurring, occursAt: passed.at(-1) ?? row.nextAt, missedCount: passed.length }
}

async function openOne(work: Work, due: Due): Promise<void> {
  const { id, name, templateId, requester } = due.recurring
  const known = await work.tx
    .selectFrom('recurrences')
    .select('state')
    .where('recurringId', '=', id)
    .where('occursAt', '=', due.occursAt)
    .executeTakeFirst()
  if (known !== undefined) return
  const cause = { kind: 'recurrence', name } as const
  const ticket = await openFromTemplate(work, { templateId, requesterId: requester.id, name, cause })
  await keep(work, due, { state: 'opened', ticketId: ticket.id })
}

interface Outcome {
  state: 'opened' | 'failed'
  ticketId?: string
  reason?: string
}

/** The primary key is what makes it once: of two nodes one writes, and the other takes all of its work back. */
async function keep(work: Work, { recurring, occursAt, missedCount }: Due, outcome: Outcome): Promise<void> {
  const now = work.now()
  const isLate = now.getTime() - occursAt.getTime() > lateAfterMs || missedCount > 0
  await work.tx
    .insertInto('recurrences')
    .values({ recurringId: recurring.id, occursAt, missedCount, isLate, createdAt: now, ...outcome })
    .execute()
}
