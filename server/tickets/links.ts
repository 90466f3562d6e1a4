import { sql } from 'kysely'
import type { LinkKind, TicketLink } from '#contract/links.ts'
import type { Actor } from '../kernel/actor.ts'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { invalidField, notFound } from '../kernel/errors.ts'
import type { Cause } from './events.ts'
import { kindFrom, kindSeenFrom, kindTo, type StoredKind, storedAs } from './link-kinds.ts'
import { ticketsVisibleTo } from './reach.ts'
import { recordEvent } from './record.ts'
import type { TicketRow } from './schema.ts'
import { getTicketId, lockTickets } from './select.ts'

type LinkEnd = Pick<TicketRow, 'id' | 'number'>
interface Link {
  from: LinkEnd
  to: LinkEnd
  kind: StoredKind
}

/** The links of ticket `me`, as JSON, from its own side; links to tickets out of reach are left out. */
export function linksOf(actor: Actor, me = sql.ref('t.id')) {
  const visible = ticketsVisibleTo(actor) ?? sql`true`
  return sql<TicketLink[]>`(select coalesce(json_agg(json_build_object(
      'number', t.number, 'subject', t.subject, 'status', t.status, 'reason', l.reason,
      'kind', ${kindSeenFrom(sql.ref('l.me'))}
    ) order by l.created_at, t.number), '[]')
    from (
      select from_id as me, from_id, to_id as other, kind, reason, created_at
      from ticket_links where from_id = ${me} and removed_at is null
      union all
      select to_id, from_id, from_id, kind, reason, created_at
      from ticket_links where to_id = ${me} and removed_at is null
    ) as l join tickets as t on t.id = l.other where ${visible})`
}

export async function listLinks(ctx: Ctx, number: number): Promise<TicketLink[]> {
  const id = await getTicketId(ctx, number)
  const { rows } = await sql<{ links: TicketLink[] }>`select ${linksOf(ctx.actor, sql.ref('me.id'))} as links
    from (select ${id}::uuid as id) as me`.execute(ctx.db)
  return rows[0]?.links ?? []
}

/** An agent says how a ticket belongs to another one; what was said before is replaced. */
export async function relateTickets(
  ctx: Ctx,
  number: number,
  wanted: { to: number; kind: LinkKind },
  cause: Cause,
): Promise<void> {
  await transact(ctx, (work) => relateIn(work, number, wanted, cause))
}

/** The same within the caller's transaction. */
export async function relateIn(
  work: Work,
  number: number,
  wanted: { to: number; kind: LinkKind },
  cause: Cause,
): Promise<void> {
  if (number === wanted.to) throw invalidField('to', 'same', 'A ticket cannot be linked to itself')
  const [ticket, other] = await lockTickets(work, number, wanted.to)
  const { kind, isFrom } = storedAs(wanted.kind)
  const link = isFrom || kind === 'related' ? { from: ticket, to: other, kind } : { from: other, to: ticket, kind }
  const known = await findLinks(work, ticket, other)
  if (known.some((one) => one.removedAt === null && isSame(one, link))) return
  if (kind === 'child') await checkParent(work, link)
  const before = known.find((one) => isSame(one, link))
  await deleteLinks(work, ticket, other)
  await insertLink(work, link, before?.reason ?? null)
  await tellBoth(work, 'ticket.linked', link, cause)
}

/** Takes a link away; the reason that a mail gave for it is kept for its coming back. */
export async function unlinkTickets(ctx: Ctx, number: number, other: number, cause: Cause): Promise<void> {
  await transact(ctx, async (work) => {
    const [ticket, linked] = await lockTickets(work, number, other)
    const [link] = (await findLinks(work, ticket, linked)).filter(({ removedAt }) => removedAt === null)
    if (link === undefined) throw notFound('Link')
    await work.tx
      .updateTable('ticketLinks')
      .set({ removedAt: work.now() })
      .where('fromId', '=', link.fromId)
      .where('toId', '=', link.toId)
      .execute()
    const [from, to] = link.fromId === ticket.id ? [ticket, linked] : [linked, ticket]
    await tellBoth(work, 'ticket.unlinked', { from, to, kind: link.kind as StoredKind }, cause)
  })
}

/** What a mail or the moving of a message links, unless the two are linked already; both histories tell it. */
export async function linkTickets(
  work: Work,
  from: LinkEnd,
  to: LinkEnd,
  { kind, reason }: { kind: 'follow_up' | 'related'; reason: string | null },
  cause: Cause,
): Promise<void> {
  const known = await findLinks(work, from, to)
  if (known.some(({ removedAt }) => removedAt === null)) return
  await deleteLinks(work, from, to)
  await insertLink(work, { from, to, kind }, reason)
  await tellBoth(work, 'ticket.linked', { from, to, kind }, cause)
}

async function insertLink(work: Work, { from, to, kind }: Link, reason: string | null): Promise<void> {
  await work.tx
    .insertInto('ticketLinks')
    .values({ fromId: from.id, toId: to.id, kind, reason, createdAt: work.now() })
    .execute()
}

async function findLinks(work: Work, one: LinkEnd, other: LinkEnd) {
  const ids = [one.id, other.id]
  return work.tx.selectFrom('ticketLinks').selectAll().where('fromId', 'in', ids).where('toId', 'in', ids).execute()
}

async function deleteLinks(work: Work, one: LinkEnd, other: LinkEnd): Promise<void> {
  const ids = [one.id, other.id]
  await work.tx.deleteFrom('ticketLinks').where('fromId', 'in', ids).where('toId', 'in', ids).execute()
}

function isSame(row: { fromId: string; kind: string }, { from, kind }: Link): boolean {
  return row.kind === kind && (kind === 'related' || row.fromId === from.id)
}

/** A child has one parent, and nobody is an ancestor of the own parent. */
async function checkParent(work: Work, { from: child, to: parent }: Link): Promise<void> {
  // Two who make each other's parents at once would close a circle that neither sees.
  await sql`select pg_advisory_xact_lock(hashtextextended('ticket_links:parents', 0))`.execute(work.tx)
  const { rows } = await sql<{ id: string }>`
    with recursive line (id) as (
      select ${parent.id}::uuid
      union
      select l.to_id from line join ticket_links as l
        on l.from_id = line.id and l.kind = 'child' and l.removed_at is null
    ) select id from line`.execute(work.tx)
  if (rows.some(({ id }) => id === child.id)) {
    throw invalidField('to', 'circle', `#${child.number} stands above #${parent.number} already`)
  }
  const other = await work.tx
    .selectFrom('ticketLinks')
    .select('toId')
    .where('fromId', '=', child.id)
    .where('kind', '=', 'child')
    .where('removedAt', 'is', null)
    .where('toId', '<>', parent.id)
    .executeTakeFirst()
  if (other !== undefined) throw invalidField('to', 'has_parent', `#${child.number} has a parent already`)
}

async function tellBoth(
  work: Work,
  type: 'ticket.linked' | 'ticket.unlinked',
  { from, to, kind }: Link,
  cause: Cause,
): Promise<void> {
  const told = (ticketId: string, field: LinkKind, other: number) => {
    const name = `#${other}`
    const change = type === 'ticket.linked' ? { field, from: null, to: name } : { field, from: name, to: null }
    return recordEvent(work, { ticketId, type, cause, changes: [change] })
  }
  await told(from.id, kindFrom(kind), to.number)
  await told(to.id, kindTo(kind), from.number)
}
