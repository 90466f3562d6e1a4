import { sql } from 'kysely'
import type { Attachment } from '#contract/attachments.ts'
import { mailAuthentication } from '#contract/mail-authentication.ts'
import type { Message, messages } from '#contract/messages.ts'
import type { Input } from '#contract/operation.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Ctx } from '../kernel/context.ts'
import { encodeCursor, pageOf } from '../kernel/cursor.ts'
import { found, notFound } from '../kernel/errors.ts'
import { type DeliveryRow, presentDelivery } from './delivery.ts'
import { mentionsOf } from './mentions.ts'
import { readIdCursor } from './queries.ts'
import { seesNotes, ticketsVisibleTo } from './reach.ts'
import { getTicketId } from './select.ts'

type PageRequest = Input<typeof messages.list>['query']
type Order = PageRequest['order']
type SidePage = Pick<PageRequest, 'cursor' | 'limit'>

/** The messages of a ticket in reach, in either order, or those around one; requesters get no internal notes. */
export async function listMessages(ctx: Ctx, number: number, request: PageRequest) {
  const ticketId = await getTicketId(ctx, number)
  if (request.around !== undefined)
    return listAround(ctx, ticketId, { ...request, around: request.around.toLowerCase() })
  const after = request.cursor === undefined ? undefined : readIdCursor(request.cursor)
  const rows = await selectPage(ctx, ticketId, request.order)
    .$if(after !== undefined, (query) => query.where('m.id', request.order === 'asc' ? '>' : '<', after ?? ''))
    .limit(request.limit + 1)
    .execute()
  const first = rows[0]
  // Whoever comes with a cursor has been on its other side.
  const previousCursor = after === undefined || first === undefined ? null : encodeCursor([first.id])
  return { ...presentPage(ctx, rows, request.limit), previousCursor }
}

/** Half a page before a message, the message, and the rest after it. */
async function listAround(ctx: Ctx, ticketId: string, { limit, order, around }: PageRequest & { around: string }) {
  const half = Math.floor(limit / 2)
  const [before, from] = await Promise.all([
    selectPage(ctx, ticketId, order === 'asc' ? 'desc' : 'asc')
      .where('m.id', order === 'asc' ? '<' : '>', around)
      .limit(half + 1)
      .execute(),
    selectPage(ctx, ticketId, order)
      .where('m.id', order === 'asc' ? '>=' : '<=', around)
      .limit(limit - half + 1)
      .execute(),
  ])
  if (from[0]?.id !== around) throw notFound('Message')
  const shown = before.slice(0, half).reverse()
  const page = presentPage(ctx, [...shown, ...from], shown.length + limit - half)
  const first = shown[0] ?? from[0]
  return { ...page, previousCursor: before.length > half ? encodeCursor([first.id]) : null }
}

function selectPage(ctx: Ctx, ticketId: string, order: Order) {
  return selectMessages(ctx)
    .where('m.ticketId', '=', ticketId)
    .$if(!seesNotes(ctx.actor), (query) => query.where('m.kind', '<>', 'note'))
    .orderBy('m.id', order)
}

function presentPage(ctx: Ctx, rows: Row[], limit: number) {
  return pageOf(
    rows,
    limit,
    (row) => presentMessage(row, ctx.actor),
    (row) => [row.id],
  )
}

/** What was said in a side conversation, on tickets in reach, newest first. */
export async function listSideMessages(ctx: Ctx, conversationId: string, { cursor, limit }: SidePage) {
  const before = cursor === undefined ? undefined : readIdCursor(cursor)
  const visible = ticketsVisibleTo(ctx.actor)
  const rows = await selectMessages(ctx)
    .innerJoin('tickets as t', 't.id', 'm.ticketId')
    .where('m.sideConversationId', '=', conversationId)
    .$if(visible !== undefined, (query) => query.where(visible ?? sql<boolean>`true`))
    .$if(before !== undefined, (query) => query.where('m.id', '<', before ?? ''))
    .orderBy('m.id', 'desc')
    .limit(limit + 1)
    .execute()
  return presentPage(ctx, rows, limit)
}

/** One message that the caller has just made. */
export async function getOwnMessage(ctx: Ctx, id: string): Promise<Message> {
  const row = await selectMessages(ctx).where('m.id', '=', id).executeTakeFirst()
  return presentMessage(found(row, 'Message'), ctx.actor)
}

function selectMessages(ctx: Ctx) {
  return ctx.db
    .selectFrom('messages as m')
    .leftJoin('people as p', 'p.id', 'm.authorId')
    .leftJoin('receivedMails as r', 'r.id', 'm.receivedId')
    .leftJoin('sideConversations as s', 's.id', 'm.sideConversationId')
    .selectAll('m')
    .select(['r.authentication', 's.subject as sideSubject'])
    .select(['p.name as authorName', 'p.email as authorEmail', 'p.role as authorRole'])
    .select([
      sql<Attachment[]>`(select coalesce(json_agg(json_build_object(
          'id', a.id, 'filename', a.filename, 'contentType', a.content_type, 'size', a.size, 'sha256', a.sha256,
          'isInline', a.is_inline, 'contentId', a.content_id) order by a.id), '[]')
        from attachments as a where a.message_id = m.id)`.as('attachments'),
      // Each recipient once, by the mail that went to them last.
      sql<DeliveryRow[]>`(select coalesce(json_agg(r order by r.address), '[]') from (
        select distinct on (lower(one.address)) d.id as "mailId", one.address, coalesce(o.state, d.state) as state,
          d.state as "mailState", o.reason, coalesce(o.said, d.error) as said, d.content is not null as "hasContent",
          case when o.mail_id is null then d.sent_at else o.changed_at end as at
        from outgoing_mails as d cross join lateral unnest(d.recipients) as one (address)
        left join outgoing_recipients as o on o.mail_id = d.id and o.address = one.address
        where d.message_id = m.id order by lower(one.address), d.id desc) as r)`.as('deliveries'),
      sql<string | null>`(select d.header_message_id from outgoing_mails as d
        where d.message_id = m.id order by d.id desc limit 1)`.as('sentMessageId'),
      mentionsOf.as('mentions'),
      sql<number | null>`(select t.number from message_moves as v join tickets as t on t.id = v.from_ticket_id
        where v.message_id = m.id and v.undone_at is null order by v.id desc limit 1)`.as('movedFrom'),
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
    bcc: forAgents ? (row.bccAddresses as unknown as Mailboxes) : [],
    subject: row.subject,
    bodyText: row.bodyText,
    bodyHtml: row.bodyHtml,
    newText: row.newText,
    attachments: row.attachments,
    messageId: row.messageId ?? row.sentMessageId,
    inReplyTo: row.inReplyTo,
    references: row.referenceIds,
    isAutomatic: row.isAutomatic,
    isUnverified: forAgents && row.isUnverified,
    authentication: forAgents && row.authentication !== null ? mailAuthentication.parse(row.authentication) : null,
    channel: row.channel,
    delivery: forAgents ? presentDelivery(row.deliveries) : null,
    matchedBy: forAgents ? (row.matchedBy as Message['matchedBy']) : null,
    calendar: (row.calendar ?? []) as unknown as Message['calendar'],
    security: row.security as unknown as Message['security'],
    receivedId: forAgents ? row.receivedId : null,
    call: row.call as unknown as Message['call'],
    // What was said with somebody outside stays together, and moves as a whole.
    move: forAgents && row.sideConversationId === null ? { from: row.movedFrom } : null,
    mentions: forAgents ? row.mentions : [],
    forwardOf: forAgents ? row.forwardOf : null,
    sideConversation:
      forAgents && row.sideConversationId !== null
        ? { id: row.sideConversationId, subject: row.sideSubject ?? '' }
        : null,
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
