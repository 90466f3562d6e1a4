import { sql } from 'kysely'
import type { Input } from '#contract/operation.ts'
import type { Recurrence, RecurringTicket, recurringTickets } from '#contract/recurring-tickets.ts'
import type { Ctx, Db, Tx } from '../kernel/context.ts'
import { decodeCursor, invalidCursor, pageOf } from '../kernel/cursor.ts'
import { found } from '../kernel/errors.ts'
import { presentPersonRef } from '../people/index.ts'

export async function listRecurring(db: Db | Tx): Promise<RecurringTicket[]> {
  return (await selectRecurring(db).orderBy(sql`lower(r.name)`).execute()).map(present)
}

export async function getRecurring(db: Db | Tx, id: string): Promise<RecurringTicket> {
  return present(found(await selectRecurring(db).where('r.id', '=', id).executeTakeFirst(), 'Recurring ticket'))
}

function selectRecurring(db: Db | Tx) {
  return (
    db
      .selectFrom('recurringTickets as r')
      .innerJoin('ticketTemplates as x', 'x.id', 'r.templateId')
      .innerJoin('people as p', 'p.id', 'r.requesterId')
      .select(['r.id', 'r.name', 'r.templateId', 'r.rule', 'r.timeZone', 'r.isPaused', 'r.nextAt'])
      // A wall clock's time has no zone: as text it is in nobody's.
      .select(sql<string>`to_char(r.starts_at, 'YYYY-MM-DD"T"HH24:MI')`.as('startsAt'))
      .select(['x.name as templateName', 'p.id as personId', 'p.name as personName', 'p.email', 'p.role'])
  )
}

type Row = Awaited<ReturnType<ReturnType<typeof selectRecurring>['executeTakeFirstOrThrow']>>

function present({ personId, personName, email, role, nextAt, ...row }: Row): RecurringTicket {
  return {
    ...row,
    requester: presentPersonRef({ id: personId, name: personName, email, role }),
    nextAt: nextAt?.toISOString() ?? null,
  }
}

type ListRequest = Input<typeof recurringTickets.recurrences>['query']

export async function listRecurrences(ctx: Ctx, id: string, { limit, cursor }: ListRequest) {
  await getRecurring(ctx.db, id)
  const before = cursor === undefined ? undefined : readPlace(cursor)
  const rows = await ctx.db
    .selectFrom('recurrences as c')
    .leftJoin('tickets as t', 't.id', 'c.ticketId')
    .select(['c.occursAt', 'c.state', 'c.isLate', 'c.missedCount', 'c.reason', 't.number as ticketNumber'])
    .where('c.recurringId', '=', id)
    .$if(before !== undefined, (query) => query.where('c.occursAt', '<', before ?? new Date(0)))
    .orderBy('c.occursAt', 'desc')
    .limit(limit + 1)
    .execute()
  return pageOf(
    rows,
    limit,
    ({ occursAt, state, ...row }) => ({
      ...row,
      occursAt: occursAt.toISOString(),
      // The database's check holds the column to these words.
      state: state as Recurrence['state'],
    }),
    ({ occursAt }) => [occursAt.toISOString()],
  )
}

function readPlace(cursor: string): Date {
  const [at] = decodeCursor(cursor, 1)
  const instant = typeof at === 'string' ? new Date(at) : undefined
  if (instant === undefined || Number.isNaN(instant.getTime())) throw invalidCursor()
  return instant
}
