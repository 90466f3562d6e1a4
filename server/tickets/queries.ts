import { type RawBuilder, sql } from 'kysely'
import { assignmentReason } from '#contract/assignment-reason.ts'
import type { Input } from '#contract/operation.ts'
import type { HistoryEntry, Ticket, tickets } from '#contract/tickets.ts'
import { type Actor, isAgent } from '../kernel/actor.ts'
import type { Ctx, Db, Tx, Work } from '../kernel/context.ts'
import { decodeCursor, invalidCursor, pageOf } from '../kernel/cursor.ts'
import { found } from '../kernel/errors.ts'
import { presentValues } from './field-values.ts'
import { followersOf } from './followers/queries.ts'
import { linksOf } from './links.ts'
import { mergedIntoOf, mergedOf } from './merge/present.ts'
import { isId } from './place.ts'
import { presentTicket, toInstant } from './present.ts'
import { seesNotes } from './reach.ts'
import { unreadBy } from './reads.ts'
import type { TicketRow } from './schema.ts'
import { getTicketId, selectAnySummaries, selectSummaries } from './select.ts'

/** What the page of one ticket needs beyond a list's row. */
export interface TicketDetails {
  inbox: Ticket['inbox']
  participants: Ticket['participants']
  followers: Ticket['followers']
  links: Ticket['links']
  rating: Ticket['rating']
  /** Whether the reader leads the ticket’s team. */
  leadsTeam: boolean
  reopenWithinDays: number | null
  fields: Ticket['fields']
  fieldNames: Ticket['fieldNames']
  hasFiles: boolean
  unread: Ticket['unread']
  mergedInto: { number: number; subject: string } | null
  merged: Ticket['merged']
  clocks: Ticket['clocks']
}

/** One ticket in reach. */
export function getTicket(ctx: Ctx, number: number): Promise<Ticket> {
  return readTicket(ctx, selectSummaries(ctx).where('t.number', '=', number))
}

/** The ticket that the actor has just made or changed, even where that took it out of the own reach. */
export function getChangedTicket(ctx: Ctx, { id }: Pick<TicketRow, 'id'>): Promise<Ticket> {
  return readTicket(ctx, selectAnySummaries(ctx).where('t.id', '=', id))
}

/** Files of notes are no business of whoever sees no notes. */
function hasFilesFor(actor: Actor) {
  return sql<boolean>`exists (select from messages as f join attachments as x on x.message_id = f.id
    where f.ticket_id = t.id and not x.is_inline and (f.kind <> 'note' or ${seesNotes(actor)}::boolean))`
}

/** In a single round trip, but for custom fields and clocks where it has any. */
async function readTicket(ctx: Ctx, summary: ReturnType<typeof selectSummaries>): Promise<Ticket> {
  const row = await summary
    .select([
      sql<TicketDetails['inbox']>`(select json_build_object('id', i.id, 'name', i.name, 'address', i.address)
        from inboxes as i where i.id = t.inbox_id)`.as('inbox'),
      sql<TicketDetails['participants']>`(select coalesce(json_agg(json_build_object(
          'address', p.address, 'name', p.name, 'role', p.role) order by p.role desc, p.address), '[]')
        from ticket_participants as p where p.ticket_id = t.id)`.as('participants'),
      followersOf.as('followers'),
      linksOf(ctx.actor).as('links'),
      mergedIntoOf(ctx.actor).as('mergedInto'),
      mergedOf(ctx.actor).as('merged'),
      hasFilesFor(ctx.actor).as('hasFiles'),
      unreadBy(ctx.actor).as('unread'),
      sql<
        TicketDetails['rating']
      >`(select json_build_object('score', c.score, 'comment', c.comment, 'ratedAt', c.rated_at, 'effort', c.effort,
          'isAnswered', c.reply_message_id is not null, 'reason', (select json_build_object('id', n.id, 'label', n.label)
            from rating_reasons as n where n.id = c.reason_id))
        from ratings as c where c.ticket_id = t.id)`.as('rating'),
      leadsTeamOf(ctx.actor).as('leadsTeam'),
      sql<number | null>`(select i.reopen_within_days from inboxes as i where i.id = t.inbox_id)`.as(
        'reopenWithinDays',
      ),
    ])
    .executeTakeFirst()
  const ticket = found(row, 'Ticket')
  const values = await presentValues(ctx, ticket)
  const clocks =
    seesNotes(ctx.actor) && (ticket.slaVersionId !== null || ticket.teamVersionId !== null)
      ? await ctx.services.readClocks(ctx, ticket.id)
      : []
  return presentTicket(ticket, { ...ticket, ...values, clocks }, ctx)
}

/** Whether the actor leads the team of `tickets as t`; of a ticket without one, any team. */
function leadsTeamOf(actor: Actor): RawBuilder<boolean> {
  if (!isAgent(actor)) return sql`false`
  return sql`exists (select from team_members as m
    where m.person_id = ${actor.id} and m.is_lead and (t.team_id is null or m.team_id = t.team_id))`
}

/** Everything that happened to a ticket, in either order. */
export async function listHistory(ctx: Ctx, number: number, request: Input<typeof tickets.history>['query']) {
  const { order, until } = request
  const ticketId = await getTicketId(ctx, number)
  const after = request.cursor === undefined ? undefined : readIdCursor(request.cursor)
  const rows = await selectEvents(ctx, ticketId)
    .$if(after !== undefined, (query) => query.where('e.id', order === 'asc' ? '>' : '<', after ?? ''))
    .$if(until !== undefined, (query) => query.where('e.createdAt', '<=', new Date(until ?? 0)))
    .orderBy('e.id', order)
    .limit(request.limit + 1)
    .execute()
  return pageOf(rows, request.limit, presentEvent, (row) => [row.id])
}

/** What this transaction has done to a ticket so far. */
export async function listNewEvents(work: Work, ticketId: string): Promise<HistoryEntry[]> {
  const rows = await selectEvents({ db: work.tx }, ticketId)
    .where(sql<boolean>`e.xid = pg_current_xact_id()`)
    .orderBy('e.id')
    .execute()
  return rows.map(presentEvent)
}

export function readIdCursor(cursor: string): string {
  const [id] = decodeCursor(cursor, 1)
  if (!isId(id)) throw invalidCursor()
  return id
}

function selectEvents(ctx: { db: Db | Tx }, ticketId: string) {
  return ctx.db
    .selectFrom('ticketEvents as e')
    .leftJoin('people as p', 'p.id', 'e.actorId')
    .select(['e.id', 'e.type', 'e.causeKind', 'e.causeDetail', 'e.actorId', 'e.changes', 'e.messageId', 'e.createdAt'])
    .select('e.ruleRunId')
    .select(['p.name', 'p.email', 'p.role'])
    .where('e.ticketId', '=', ticketId)
}

type EventRow = Awaited<ReturnType<ReturnType<typeof selectEvents>['execute']>>[number]

function presentEvent(row: EventRow): HistoryEntry {
  return {
    id: row.id,
    type: row.type as HistoryEntry['type'],
    cause: {
      kind: row.causeKind as HistoryEntry['cause']['kind'],
      person:
        row.actorId === null
          ? null
          : { id: row.actorId, name: row.name ?? '', email: row.email, role: row.role as 'agent' },
      ...detailOf(row),
      ruleRunId: row.ruleRunId,
    },
    changes: (row.changes as unknown as HistoryEntry['changes']).map(({ field, from, to }) => ({
      field,
      from: wordOf(from),
      to: wordOf(to),
    })),
    messageId: row.messageId,
    createdAt: toInstant(row.createdAt),
  }
}

/** The desk's own reasons are kept as data, to be told in the reader's language. */
function detailOf({ causeKind, causeDetail }: EventRow): Pick<HistoryEntry['cause'], 'detail' | 'assignment'> {
  if (causeKind !== 'assignment') return { detail: causeDetail }
  return { detail: null, assignment: assignmentReason.safeParse(JSON.parse(causeDetail ?? 'null')).data }
}

/** References are kept with id and name, and read as names. */
function wordOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'name' in value ? value.name : value
}
