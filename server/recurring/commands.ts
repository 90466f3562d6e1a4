import { sql } from 'kysely'
import type { Input } from '#contract/operation.ts'
import type { RecurringDraft, RecurringTicket, recurringTickets, Timing } from '#contract/recurring-tickets.ts'
import { changesBetween } from '../kernel/acts.ts'
import type { Work } from '../kernel/context.ts'
import { AppError, found, invalidField } from '../kernel/errors.ts'
import { addJob } from '../platform/jobs.ts'
import { getRecurring } from './queries.ts'
import { BadRule, nextTime, nextTimes } from './times.ts'

type RecurringChange = Input<typeof recurringTickets.update>['body']

const shownTimes = 5

export async function addRecurring(work: Work, draft: RecurringDraft): Promise<RecurringTicket> {
  const id = work.newId()
  await checkDraft(work, id, draft)
  const nextAt = draft.isPaused ? null : (firstTime(work, draft) ?? null)
  const times = { createdAt: work.now(), updatedAt: work.now() }
  const startsAt = sql<Date>`${draft.startsAt}::timestamp`
  await work.tx
    .insertInto('recurringTickets')
    .values({ ...draft, id, startsAt, nextAt, ...times })
    .execute()
  await wakeAt(work, id, nextAt)
  const recurring = await getRecurring(work.tx, id)
  await work.record({ action: 'recurring_ticket.created', subject: recurring.name })
  return recurring
}

export async function changeRecurring(work: Work, id: string, change: RecurringChange): Promise<RecurringTicket> {
  const before = await getRecurring(work.tx, id)
  const { name, templateId, rule, startsAt, timeZone, isPaused } = before
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  const draft: RecurringDraft = {
    ...{ name, templateId, rule, startsAt, timeZone, isPaused, requesterId: before.requester.id },
    ...given,
  }
  await checkDraft(work, id, draft)
  const nextAt = draft.isPaused ? null : (firstTime(work, draft) ?? null)
  await work.tx
    .updateTable('recurringTickets')
    .set({ ...draft, startsAt: sql<Date>`${draft.startsAt}::timestamp`, nextAt, updatedAt: work.now() })
    .where('id', '=', id)
    .execute()
  await wakeAt(work, id, nextAt)
  const after = await getRecurring(work.tx, id)
  const changes = changesBetween(told(before), told(after))
  if (changes.length > 0) await work.record({ action: 'recurring_ticket.changed', subject: after.name, changes })
  return after
}

export async function removeRecurring(work: Work, id: string): Promise<void> {
  const row = await work.tx.deleteFrom('recurringTickets').where('id', '=', id).returning('name').executeTakeFirst()
  await work.record({ action: 'recurring_ticket.removed', subject: found(row, 'Recurring ticket').name })
}

/** Leaves one occurrence out: the next, which whoever asks has seen. */
export async function skipNext(work: Work, id: string, occursAt: Date): Promise<RecurringTicket> {
  await work.tx.selectFrom('recurringTickets').select('id').where('id', '=', id).forUpdate().execute()
  const recurring = await getRecurring(work.tx, id)
  if (recurring.nextAt !== occursAt.toISOString())
    throw new AppError('already_done', 'This is not the next one any more')
  const values = { recurringId: id, occursAt, state: 'skipped', createdAt: work.now() }
  await work.tx
    .insertInto('recurrences')
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const nextAt = nextTime(recurring, occursAt) ?? null
  await work.tx.updateTable('recurringTickets').set({ nextAt }).where('id', '=', id).execute()
  await wakeAt(work, id, nextAt)
  await work.record({ action: 'recurring_ticket.skipped', subject: recurring.name })
  return getRecurring(work.tx, id)
}

export function previewTimes(timing: Timing, now: Date): string[] {
  return refusing(() => nextTimes(timing, now, shownTimes).map((time) => time.toISOString()))
}

/** A job for the next time; the one before is replaced. */
export async function wakeAt(work: Work, id: string, nextAt: Date | null): Promise<void> {
  if (nextAt !== null) await addJob(work, 'recurring:open', { id }, { key: `recurring:${id}`, runAt: nextAt })
}

function firstTime(work: Work, timing: Timing): Date | undefined {
  return refusing(() => nextTime(timing, work.now()))
}

function refusing<T>(run: () => T): T {
  try {
    return run()
  } catch (error) {
    if (error instanceof BadRule) throw invalidField('rule', 'unreadable', error.message)
    throw error
  }
}

async function checkDraft(work: Work, id: string, draft: RecurringDraft): Promise<void> {
  await sql`lock table recurring_tickets in share row exclusive mode`.execute(work.tx)
  const other = await work.tx
    .selectFrom('recurringTickets')
    .select('id')
    .where(sql`lower(name)`, '=', sql`lower(${draft.name})`)
    .where('id', '<>', id)
    .executeTakeFirst()
  if (other !== undefined) throw new AppError('name_taken', 'Another recurring ticket has this name')
  const template = await work.tx
    .selectFrom('ticketTemplates')
    .select('id')
    .where('id', '=', draft.templateId)
    .where('ownerId', 'is', null)
    .where('teamId', 'is', null)
    .executeTakeFirst()
  if (template === undefined) throw invalidField('templateId', 'unknown', 'Choose a template that is for all agents')
  const requester = await work.tx
    .selectFrom('people')
    .select('id')
    .where('id', '=', draft.requesterId)
    .where('isActive', '=', true)
    .where('mergedIntoId', 'is', null)
    .executeTakeFirst()
  if (requester === undefined) throw invalidField('requesterId', 'unknown', 'There is no such person')
}

function told({ name, templateName, requester, rule, startsAt, timeZone, isPaused }: RecurringTicket) {
  return { name, template: templateName, requester: requester.name, rule, startsAt, timeZone, isPaused }
}
