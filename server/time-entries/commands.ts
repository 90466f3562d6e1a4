import { type Selectable, sql } from 'kysely'
import type { Input } from '#contract/operation.ts'
import type { timeEntries } from '#contract/time-entries.ts'
import { personOf } from '../kernel/actor.ts'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { authorize, found, invalidField } from '../kernel/errors.ts'
import type { TimeEntries } from '../kernel/tables.ts'
import { lockTicket, recordEvent, ticketsVisibleTo } from '../tickets/index.ts'
import { canChangeEntry } from './policy.ts'

type EntryDraft = Input<typeof timeEntries.add>['body']
type EntryChange = Input<typeof timeEntries.change>['body']
type EntryRow = Selectable<TimeEntries>

const minuteMs = 60_000

export async function addEntry(ctx: Ctx, number: number, draft: EntryDraft): Promise<string> {
  return transact(ctx, async (work) => {
    const ticket = await lockTicket(work, number)
    const { minutes, activity = '', note = '', startedAt } = draft
    const began = startedAt === undefined ? new Date(work.now().getTime() - minutes * minuteMs) : new Date(startedAt)
    return enter(work, { ticketId: ticket.id, minutes, activity, note, startedAt: began })
  })
}

type NewEntry = Pick<EntryRow, 'ticketId' | 'minutes' | 'activity' | 'note' | 'startedAt'>

/** Enters time for whoever acts. */
export async function enter(work: Work, entry: NewEntry): Promise<string> {
  refuseFuture(work, entry.startedAt)
  const id = work.newId()
  const personId = personOf(work.actor).id
  await work.tx
    .insertInto('timeEntries')
    .values({ ...entry, id, personId, createdAt: work.now() })
    .execute()
  await tell(work, entry.ticketId, null, entry.minutes)
  return id
}

export async function changeEntry(ctx: Ctx, id: string, change: EntryChange): Promise<void> {
  await transact(ctx, async (work) => {
    const entry = await lockEntry(work, id)
    const startedAt = change.startedAt === undefined ? entry.startedAt : new Date(change.startedAt)
    refuseFuture(work, startedAt)
    const { minutes = entry.minutes, activity = entry.activity, note = entry.note } = change
    await work.tx.updateTable('timeEntries').set({ minutes, activity, note, startedAt }).where('id', '=', id).execute()
    await tell(work, entry.ticketId, entry.minutes, minutes)
  })
}

export async function removeEntry(ctx: Ctx, id: string): Promise<void> {
  await transact(ctx, async (work) => {
    const entry = await lockEntry(work, id)
    await work.tx.deleteFrom('timeEntries').where('id', '=', id).execute()
    await tell(work, entry.ticketId, entry.minutes, null)
  })
}

async function lockEntry(work: Work, id: string): Promise<EntryRow> {
  const visible = ticketsVisibleTo(work.actor)
  const row = await work.tx
    .selectFrom('timeEntries as e')
    .innerJoin('tickets as t', 't.id', 'e.ticketId')
    .selectAll('e')
    .where('e.id', '=', id)
    .$if(visible !== undefined, (query) => query.where(visible ?? sql<boolean>`true`))
    .forUpdate('e')
    .executeTakeFirst()
  const entry = found(row, 'Time entry')
  authorize(canChangeEntry(personOf(work.actor), entry), 'change the times of others')
  return entry
}

function refuseFuture(work: Work, startedAt: Date): void {
  if (startedAt <= work.now()) return
  throw invalidField('startedAt', 'future', 'Time can be entered once it was spent')
}

async function tell(work: Work, ticketId: string, from: number | null, to: number | null): Promise<void> {
  if (from === to) return
  const cause = { kind: 'person', personId: personOf(work.actor).id } as const
  await recordEvent(work, { ticketId, type: 'time.changed', cause, changes: [{ field: 'minutes', from, to }] })
}
