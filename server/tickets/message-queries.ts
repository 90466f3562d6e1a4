import { sql } from 'kysely'
import type { Attachment } from '#contract/attachments.ts'
import type { Message } from '#contract/messages.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Ctx } from '../kernel/context.ts'
import { pageOf } from '../kernel/cursor.ts'
import { found } from '../kernel/errors.ts'
import { toInstant } from './present.ts'
import { readIdCursor } from './queries.ts'
import { seesNotes } from './reach.ts'
import { getTicketId } from './select.ts'

/** The messages of a ticket in reach, oldest first; requesters get no internal notes. */
export async function listMessages(ctx: Ctx, number: number, request: { limit: number; cursor?: string | undefined }) {
  const ticketId = await getTicketId(ctx, number)
  const after = request.cursor === undefined ? undefined : readIdCursor(request.cursor)
  const rows = await selectMessages(ctx)
    .where('m.ticketId', '=', ticketId)
    .$if(!seesNotes(ctx.actor), (query) => query.where('m.kind', '<>', 'note'))
    .$if(after !== undefined, (query) => query.where('m.id', '>', after ?? ''))
    .orderBy('m.id')
    .limit(request.limit + 1)
    .execute()
  return pageOf(
    rows,
    request.limit,
    (row) => presentMessage(row, ctx.actor),
    (row) => [row.id],
  )
}

/** One message that the caller has just made. */
export async function getOwnMessage(ctx: Ctx, id: string): Promise<Message> {
  const row = await selectMessages(ctx).where('m.id', '=', id).executeTakeFirst()
  return presentMessage(found(row, 'Message'), ctx.actor)
}

interface Delivery {
  state: string
  error: string | null
  at: string | null
}

function selectMessages(ctx: Ctx) {
  return ctx.db
    .selectFrom('messages as m')
    .leftJoin('people as p', 'p.id', 'm.authorId')
    .selectAll('m')
    .select(['p.name as authorName', 'p.email as authorEmail', 'p.role as authorRole'])
    .select([
      sql<Attachment[]>`(select coalesce(json_agg(json_build_object(
          'id', a.id, 'filename', a.filename, 'contentType', a.content_type, 'size', a.size, 'sha256', a.sha256,
          'isInline', a.is_inline, 'contentId', a.content_id) order by a.id), '[]')
        from attachments as a where a.message_id = m.id)`.as('attachments'),
      sql<Delivery | null>`(select json_build_object('state', d.state, 'error', d.error, 'at', d.sent_at)
        from outgoing_mails as d where d.message_id = m.id order by d.id desc limit 1)`.as('delivery'),
      sql<string | null>`(select d.header_message_id from outgoing_mails as d
        where d.message_id = m.id order by d.id desc limit 1)`.as('sentMessageId'),
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof selectMessages>['execute']>>[number]
type Mailboxes = Message['to']

function presentMessage(row: Row, actor: Actor): Message {
  const forAgents = seesNotes(actor)
  return {
    id: row.id,
    kind: row.kind as Message['kind'],
    direction: row.direction as Message['direction'],
    author: presentAuthor(row, forAgents),
    from:
      row.fromAddress === null && row.fromName === '' ? null : { name: row.fromName, address: row.fromAddress ?? '' },
    // Written by this program as the contract's shape.
    to: row.toAddresses as unknown as Mailboxes,
    cc: row.ccAddresses as unknown as Mailboxes,
    subject: row.subject,
    bodyText: row.bodyText,
    bodyHtml: row.bodyHtml,
    newText: row.newText,
    attachments: row.attachments,
    messageId: row.messageId ?? row.sentMessageId,
    inReplyTo: row.inReplyTo,
    references: row.referenceIds,
    isAutomatic: row.isAutomatic,
    channel: row.channel,
    delivery: forAgents ? presentDelivery(row.delivery) : null,
    matchedBy: forAgents ? (row.matchedBy as Message['matchedBy']) : null,
    calendar: (row.calendar ?? []) as unknown as Message['calendar'],
    security: row.security as unknown as Message['security'],
    receivedId: forAgents ? row.receivedId : null,
    call: row.call as unknown as Message['call'],
    createdAt: row.createdAt.toISOString(),
  }
}

/** Requesters learn the name of who writes to them, not the address. */
function presentAuthor(row: Row, forAgents: boolean): Message['author'] {
  if (row.authorId === null) return null
  const isColleague = row.authorRole !== 'requester'
  return {
    id: row.authorId,
    name: row.authorName ?? '',
    email: forAgents || !isColleague ? row.authorEmail : null,
    role: row.authorRole as 'agent',
  }
}

function presentDelivery(delivery: Delivery | null): Message['delivery'] {
  if (delivery === null) return null
  return {
    state: delivery.state as 'queued',
    error: delivery.error,
    at: delivery.at === null ? null : toInstant(delivery.at),
  }
}
