import { sql } from 'kysely'
import type { TimeEntry, Timer } from '#contract/time-entries.ts'
import { type Actor, personOf } from '../kernel/actor.ts'
import type { Ctx, Db, Tx } from '../kernel/context.ts'
import { found } from '../kernel/errors.ts'
import { presentPersonRef } from '../people/index.ts'
import { getTicketId, ticketsVisibleTo, withMerged } from '../tickets/index.ts'
import { canChangeEntry } from './policy.ts'

/** Recent use decides what is offered; older entries are not looked through. */
const lookedThrough = 5000
const mostActivities = 50
const mostEntries = 1000

export async function listEntries(ctx: Ctx, number: number) {
  const ticketId = await getTicketId(ctx, number)
  const rows = await selectEntries(ctx)
    .where(sql<boolean>`e.ticket_id = any(${withMerged(ticketId)})`)
    .orderBy('e.startedAt', 'desc')
    .orderBy('e.id', 'desc')
    .limit(mostEntries)
    .execute()
  const { total } = await ctx.db
    .selectFrom('timeEntries')
    .select(sql<number>`coalesce(sum(minutes), 0)::int`.as('total'))
    .where(sql<boolean>`ticket_id = any(${withMerged(ticketId)})`)
    .executeTakeFirstOrThrow()
  return { items: rows.map((row) => present(ctx.actor, row)), totalMinutes: total }
}

export async function getEntry(ctx: Ctx, id: string): Promise<TimeEntry> {
  const row = await selectEntries(ctx).where('e.id', '=', id).executeTakeFirst()
  return present(ctx.actor, found(row, 'Time entry'))
}

export async function listActivities(db: Db): Promise<string[]> {
  const { rows } = await sql<{ activity: string }>`
    select activity from (
      select activity from time_entries where activity <> '' order by started_at desc limit ${lookedThrough}) as recent
    group by activity order by count(*) desc, activity limit ${mostActivities}`.execute(db)
  return rows.map(({ activity }) => activity)
}

/** Told to its owner only, and also when its ticket is out of reach by now. */
export async function getTimer(ctx: { db: Db | Tx }, personId: string): Promise<Timer | null> {
  const row = await ctx.db
    .selectFrom('timers as r')
    .innerJoin('tickets as t', 't.id', 'r.ticketId')
    .select(['r.startedAt', 't.number', 't.subject'])
    .where('r.personId', '=', personId)
    .executeTakeFirst()
  if (row === undefined) return null
  const { number, subject, startedAt } = row
  return { ticket: { number, subject }, startedAt: startedAt.toISOString() }
}

/** Entries of tickets in reach. */
function selectEntries(ctx: Ctx) {
  const visible = ticketsVisibleTo(ctx.actor)
  return ctx.db
    .selectFrom('timeEntries as e')
    .innerJoin('tickets as t', 't.id', 'e.ticketId')
    .innerJoin('people as p', 'p.id', 'e.personId')
    .select(['e.id', 'e.minutes', 'e.activity', 'e.note', 'e.startedAt'])
    .select(['p.id as personId', 'p.name', 'p.email', 'p.role'])
    .$if(visible !== undefined, (query) => query.where(visible ?? sql<boolean>`true`))
}

type Row = Awaited<ReturnType<ReturnType<typeof selectEntries>['executeTakeFirstOrThrow']>>

function present(actor: Actor, row: Row): TimeEntry {
  const { id, minutes, activity, note, startedAt, personId, name, email, role } = row
  return {
    id,
    minutes,
    activity,
    note,
    startedAt: startedAt.toISOString(),
    person: presentPersonRef({ id: personId, name, email, role }),
    can: { change: canChangeEntry(personOf(actor), { personId }) },
  }
}
