import { sql } from 'kysely'
import type { MailOutcome, OutgoingMail, ReceivedMail } from '#contract/mail.ts'
import { mailAuthentication } from '#contract/mail-authentication.ts'
import { type Actor, isAgent } from '../kernel/actor.ts'
import type { Ctx } from '../kernel/context.ts'
import { pageOf } from '../kernel/cursor.ts'
import { found } from '../kernel/errors.ts'
import { readIdCursor, ticketsVisibleTo } from '../tickets/index.ts'

interface PageRequest {
  limit: number
  cursor?: string | undefined
}

/** Every received mail the caller may see: without a ticket by the inbox's team, with one by the ticket. */
export async function listReceived(
  ctx: Ctx,
  request: PageRequest & { inbox?: string | undefined; outcome?: MailOutcome[] | undefined; q?: string | undefined },
) {
  const before = request.cursor === undefined ? undefined : readIdCursor(request.cursor)
  const rows = await selectReceived(ctx)
    .$if(request.inbox !== undefined, (query) => query.where('i.address', '=', request.inbox ?? ''))
    .$if(request.outcome !== undefined, (query) => query.where('r.outcome', 'in', request.outcome ?? []))
    .$if(request.q !== undefined, (query) => query.where(mentions(request.q ?? '')))
    .$if(before !== undefined, (query) => query.where('r.id', '<', before ?? ''))
    .orderBy('r.id', 'desc')
    .limit(request.limit + 1)
    .execute()
  return pageOf(rows, request.limit, presentReceived, (row) => [row.id])
}

export async function getReceived(ctx: Ctx, id: string): Promise<ReceivedRow> {
  return found(await selectReceived(ctx).where('r.id', '=', id).executeTakeFirst(), 'Mail')
}

export async function listOutgoing(ctx: Ctx, request: PageRequest & { state?: string[] | undefined }) {
  const before = request.cursor === undefined ? undefined : readIdCursor(request.cursor)
  const rows = await selectOutgoing(ctx)
    .$if(request.state !== undefined, (query) => query.where('o.state', 'in', request.state ?? []))
    .$if(before !== undefined, (query) => query.where('o.id', '<', before ?? ''))
    .orderBy('o.id', 'desc')
    .limit(request.limit + 1)
    .execute()
  return pageOf(rows, request.limit, presentOutgoing, (row) => [row.id])
}

export async function getOutgoing(ctx: Ctx, id: string): Promise<OutgoingMail> {
  return presentOutgoing(found(await selectOutgoing(ctx).where('o.id', '=', id).executeTakeFirst(), 'Mail'))
}

export function presentReceived(row: ReceivedRow): ReceivedMail {
  return {
    id: row.id,
    inboxId: row.inboxId,
    // The database's checks hold these columns to the contract's words.
    source: row.source as ReceivedMail['source'],
    from: row.fromAddress || (row.envelopeFrom ?? ''),
    to: row.envelopeTo,
    subject: row.subject,
    messageId: row.messageId,
    size: row.size,
    copies: row.copies,
    outcome: row.outcome as MailOutcome,
    reason: row.reason,
    error: row.error,
    authentication: row.authentication === null ? null : mailAuthentication.parse(row.authentication),
    ticketNumber: row.ticketNumber,
    ticketMessageId: row.ticketMessageId,
    filters: row.filterNames,
    receivedAt: row.receivedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
  }
}

function selectReceived(ctx: Ctx) {
  const visible = ticketsVisibleTo(ctx.actor)
  return ctx.db
    .selectFrom('receivedMails as r')
    .innerJoin('inboxes as i', 'i.id', 'r.inboxId')
    .leftJoin('tickets as t', 't.id', 'r.ticketId')
    .selectAll('r')
    .select('t.number as ticketNumber')
    .where(sql<boolean>`case when t.id is null then ${inboxVisibleTo(ctx.actor)} else ${visible ?? sql`true`} end`)
}
export type ReceivedRow = Awaited<ReturnType<ReturnType<typeof selectReceived>['executeTakeFirstOrThrow']>>

/** Without a ticket: mails about tickets by the ticket, letters that let somebody in by administrators. */
function selectOutgoing(ctx: Ctx) {
  const visible = ticketsVisibleTo(ctx.actor)
  const withoutTicket = isAgent(ctx.actor) && ctx.actor.role === 'admin' ? sql`true` : sql`false`
  return ctx.db
    .selectFrom('outgoingMails as o')
    .leftJoin('tickets as t', 't.id', 'o.ticketId')
    .select([
      'o.id',
      'o.purpose',
      'o.recipients',
      'o.subject',
      'o.state',
      'o.attempts',
      'o.error',
      'o.createdAt',
      'o.sentAt',
    ])
    .select('t.number as ticketNumber')
    .where(sql<boolean>`case when t.id is null then ${withoutTicket} else ${visible ?? sql`true`} end`)
}
type OutgoingRow = Awaited<ReturnType<ReturnType<typeof selectOutgoing>['executeTakeFirstOrThrow']>>

function presentOutgoing(row: OutgoingRow): OutgoingMail {
  const { recipients, state, createdAt, sentAt, ...rest } = row
  return {
    ...rest,
    to: recipients,
    // The database's check holds the column to the contract's words.
    state: state as OutgoingMail['state'],
    createdAt: createdAt.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
  }
}

/** As the index for it is written. */
function mentions(text: string) {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  return sql<boolean>`plain(r.from_address || ' ' || r.subject) like plain(${pattern})`
}

/** Whether the actor may look into an inbox, as a condition on `inboxes as i`. */
export function inboxVisibleTo(actor: Actor) {
  if (!isAgent(actor)) return actor.kind === 'system' ? sql`true` : sql`false`
  if (actor.teams === 'all') return sql`true`
  return sql`(i.team_id is null or i.team_id = any(${[...actor.teams]}::uuid[]))`
}
