import { sql } from 'kysely'
import type { Actor } from '../kernel/actor.ts'
import type { Ctx, Db, Tx, Work } from '../kernel/context.ts'
import { found } from '../kernel/errors.ts'
import { seesNotes, ticketsVisibleTo } from './reach.ts'
import type { TicketRow } from './schema.ts'

/** Tickets in reach, with the names that lists show. Every read of tickets for people begins here. */
export function selectSummaries(ctx: Pick<Ctx, 'actor'> & { db: Db | Tx }) {
  const visible = ticketsVisibleTo(ctx.actor)
  return selectAnySummaries(ctx).$if(visible !== undefined, (query) => query.where(visible ?? sql<boolean>`true`))
}

/** Also tickets out of reach: for the answer to a change that took its ticket there. */
export function selectAnySummaries(ctx: Pick<Ctx, 'actor'> & { db: Db | Tx }) {
  return summariesOf(ctx, selectRows(ctx.db))
}

/**
 * A page of the tickets in reach, its order and its limit, before anything is joined to it: PostgreSQL would look up
 * the names for all that fits, and then cut off the page.
 */
export function selectPage(ctx: Pick<Ctx, 'actor'> & { db: Db | Tx }) {
  const visible = ticketsVisibleTo(ctx.actor)
  return selectRows(ctx.db).$if(visible !== undefined, (query) => query.where(visible ?? sql<boolean>`true`))
}

function selectRows(db: Db | Tx) {
  return db.selectFrom('tickets as t').selectAll('t')
}

/** These tickets with the names that lists show. */
export function summariesOf(
  ctx: Pick<Ctx, 'actor'> & { db: Db | Tx },
  tickets: Pick<ReturnType<typeof selectRows>, 'as'>,
) {
  return ctx.db
    .selectFrom(tickets.as('t'))
    .innerJoin('people as r', 'r.id', 't.requesterId')
    .leftJoin('organizations as o', 'o.id', 't.organizationId')
    .leftJoin('teams as g', 'g.id', 't.teamId')
    .leftJoin('people as a', 'a.id', 't.assigneeId')
    .selectAll('t')
    .select([
      'r.name as requesterName',
      'r.email as requesterEmail',
      'r.role as requesterRole',
      'o.name as organizationName',
      'g.name as teamName',
      'g.color as teamColor',
      'a.name as assigneeName',
      'a.email as assigneeEmail',
      'a.role as assigneeRole',
      sql<boolean>`(r.is_vip or coalesce(o.is_vip, false))`.as('isVip'),
      messageCountFor(ctx.actor).as('seenMessageCount'),
    ])
}

export type SummaryRow = Awaited<ReturnType<ReturnType<typeof selectSummaries>['executeTakeFirstOrThrow']>>

/** Whoever gets no internal notes does not learn how many there are. */
function messageCountFor(actor: Actor) {
  if (seesNotes(actor)) return sql<number>`t.message_count`
  return sql<number>`(select count(*)::int from messages as n where n.ticket_id = t.id and n.kind <> 'note')`
}

/** The ticket with this number, if it is in reach, locked until the transaction ends. */
export async function lockTicket(work: Work, number: number): Promise<TicketRow> {
  const visible = ticketsVisibleTo(work.actor)
  const row = await work.tx
    .selectFrom('tickets as t')
    .selectAll('t')
    .where('t.number', '=', number)
    .$if(visible !== undefined, (query) => query.where(visible ?? sql<boolean>`true`))
    .forUpdate()
    .executeTakeFirst()
  return found(row, 'Ticket')
}

/** Two tickets, always the lower number first: two who lock the same ones at once never wait for each other for ever. */
export async function lockTickets(work: Work, one: number, other: number): Promise<[TicketRow, TicketRow]> {
  const lower = await lockTicket(work, Math.min(one, other))
  const higher = await lockTicket(work, Math.max(one, other))
  return one < other ? [lower, higher] : [higher, lower]
}

/** The id of the ticket with this number, if it is in reach. */
export async function getTicketId(ctx: Ctx, number: number): Promise<string> {
  const visible = ticketsVisibleTo(ctx.actor)
  const row = await ctx.db
    .selectFrom('tickets as t')
    .select('t.id')
    .where('t.number', '=', number)
    .$if(visible !== undefined, (query) => query.where(visible ?? sql<boolean>`true`))
    .executeTakeFirst()
  return found(row, 'Ticket').id
}
