import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { TicketSummary, ticketFilter, ticketSort } from '#contract/tickets.ts'
import type { PersonActor } from '../kernel/actor.ts'
import type { Ctx } from '../kernel/context.ts'
import { decodeCursor, invalidCursor, pageOf } from '../kernel/cursor.ts'
import { matchesWords } from './document.ts'
import { presentChosen } from './field-values.ts'
import { isId, readInstant } from './place.ts'
import { presentSummary } from './present.ts'
import { seesNotes } from './reach.ts'
import { type SummaryRow, selectPage, summariesOf } from './select.ts'

export type TicketFilter = Partial<z.output<typeof ticketFilter>>
export interface ListRequest extends z.output<typeof ticketSort> {
  limit: number
  cursor?: string | undefined
  /** The keys of the custom fields that each ticket brings along. */
  fields?: readonly string[] | undefined
}

const sortColumns = {
  updatedAt: sql.ref('t.updated_at'),
  createdAt: sql.ref('t.created_at'),
  priority: sql.ref('t.priority'),
  number: sql.ref('t.number'),
  // Worded as in their indexes; whoever does not wait, and what is not due, comes last.
  dueAt: sql`coalesce(t.next_due_at, 'infinity'::timestamptz)`,
  waitingSince: sql`coalesce(t.waiting_since, 'infinity'::timestamptz)`,
}

/** A page of the tickets in reach that fulfil every condition. */
export async function listTickets(
  ctx: Ctx,
  conditions: RawBuilder<boolean>[],
  request: ListRequest,
): Promise<{ items: TicketSummary[]; nextCursor: string | null }> {
  const { sort, order, limit, cursor, fields } = request
  const column = sortColumns[sort]
  const direction = order === 'asc' ? sql`asc` : sql`desc`
  const all = cursor === undefined ? conditions : [...conditions, afterCursor(cursor, request)]
  const inOrder = sql`${column} ${direction}, t.id ${direction}`
  const page = selectPage(ctx)
    .$if(all.length > 0, (query) => query.where(sql<boolean>`${sql.join(all, sql` and `)}`))
    .orderBy(inOrder)
    .limit(limit + 1)
  const rows = await summariesOf(ctx, page).orderBy(inOrder).execute()
  const { items, nextCursor } = pageOf(
    rows,
    limit,
    (row) => row,
    (row) => [sort, order, sortValue(row, sort), row.id],
  )
  const values = fields === undefined ? [] : await presentChosen(ctx, items, fields)
  return { items: items.map((row, index) => ({ ...presentSummary(row, ctx.actor), ...values[index] })), nextCursor }
}

/** The filter of `GET /tickets` as conditions on `tickets as t`. */
export function conditionsOf(
  filter: TicketFilter & { q?: string | undefined },
  actor: PersonActor,
): RawBuilder<boolean>[] {
  const conditions: RawBuilder<boolean>[] = []
  const add = (condition: RawBuilder<boolean>) => conditions.push(condition)
  if (filter.status) add(sql`t.status = any(${filter.status})`)
  if (filter.type) add(sql`t.type = any(${filter.type})`)
  if (filter.priority) add(sql`t.priority = any(${filter.priority}::smallint[])`)
  if (filter.teamId) add(sql`t.team_id = any(${filter.teamId}::uuid[])`)
  if (filter.assigneeId) add(assignedTo(filter.assigneeId, actor.id))
  if (filter.requesterId) add(sql`t.requester_id = ${filter.requesterId}`)
  if (filter.organizationId) add(sql`t.organization_id = ${filter.organizationId}`)
  if (filter.tag) add(sql`t.tags @> ${filter.tag}::text[]`)
  if (filter.channel) add(sql`t.channel = any(${filter.channel})`)
  if (filter.createdAfter) add(sql`t.created_at > ${new Date(filter.createdAfter)}::timestamptz`)
  if (filter.updatedAfter) add(sql`t.updated_at > ${new Date(filter.updatedAfter)}::timestamptz`)
  if (filter.q) add(mentions(filter.q, actor))
  return conditions
}

/** The documents hold internal notes too: whoever gets none searches what was said in public, on the few own tickets. */
function mentions(words: string, actor: PersonActor): RawBuilder<boolean> {
  if (seesNotes(actor)) return sql`t.id in (select d.ticket_id from ticket_documents as d where ${matchesWords(words)})`
  return sql`exists (
    select from (
      select regexp_replace(t.number || ' ' || t.subject || ' ' || coalesce(string_agg(left(m.new_text, 20000), ' '), ''),
        '[^[:alnum:]]+', ' ', 'g') as said
      from messages as m where m.ticket_id = t.id and m.kind <> 'note'
    ) as public_text
    cross join lateral (
      select to_tsvector('mesa_es', said) || to_tsvector('mesa_en', said) as document) as d
    where ${matchesWords(words)})`
}

function assignedTo(whom: string[], actorId: string): RawBuilder<boolean> {
  const ids = whom.filter((one) => one !== 'none').map((one) => (one === 'me' ? actorId : one))
  const known = sql<boolean>`t.assignee_id = any(${ids}::uuid[])`
  return whom.includes('none') ? sql`(t.assignee_id is null or ${known})` : known
}

function afterCursor(cursor: string, { sort, order }: ListRequest): RawBuilder<boolean> {
  const [cursorSort, cursorOrder, value = null, id = null] = decodeCursor(cursor, 4)
  const place = readSortValue(sort, value)
  if (cursorSort !== sort || cursorOrder !== order || place === undefined || !isId(id)) throw invalidCursor()
  const comparison = order === 'asc' ? sql`>` : sql`<`
  return sql`(${sortColumns[sort]}, t.id) ${comparison} (${place}, ${id}::uuid)`
}

function sortValue(row: SummaryRow, sort: ListRequest['sort']): string | number {
  const value = (sort === 'dueAt' ? row.nextDueAt : row[sort]) ?? 'infinity'
  return value instanceof Date ? value.toISOString() : value
}

function readSortValue(sort: ListRequest['sort'], value: unknown): RawBuilder<unknown> | undefined {
  if (sort === 'priority' || sort === 'number') return Number.isSafeInteger(value) ? sql`${value}::bigint` : undefined
  if ((sort === 'waitingSince' || sort === 'dueAt') && value === 'infinity') return sql`'infinity'::timestamptz`
  const time = readInstant(value)
  return time && sql`${time}::timestamptz`
}
