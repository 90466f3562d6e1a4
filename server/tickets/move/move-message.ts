import type { Channel } from '#contract/tickets.ts'
import { channel } from '#contract/tickets.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import { type Ctx, transact, type Work } from '../../kernel/context.ts'
import { found, invalidField } from '../../kernel/errors.ts'
import { findPerson } from '../../people/index.ts'
import type { Cause } from '../events.ts'
import { linkTickets } from '../links.ts'
import { beginTicket } from '../open.ts'
import { react } from '../react.ts'
import { recordEvent } from '../record.ts'
import type { MessageRow, TicketRow } from '../schema.ts'
import { lockTicket, lockTickets } from '../select.ts'
import { assertNotClosedForGood } from '../update.ts'
import { carryMessage } from './carry.ts'
import { moveCircle } from './circle.ts'
import type { MoveTraces } from './traces.ts'

export interface MoveRequest {
  number: number
  messageId: string
  /** The ticket it belongs to; absent: one of its own. */
  to: number | undefined
}

/** An agent puts a message where it belongs, with its files and its people. Nobody outside is mailed about it. */
export async function moveMessage(ctx: Ctx, actor: PersonActor, request: MoveRequest): Promise<TicketRow> {
  const { number, messageId, to } = request
  if (to === number) throw invalidField('to', 'same', 'The message is on this ticket already')
  const cause = { kind: 'person', personId: actor.id, isQuiet: true } as const
  return transact(ctx, async (work) => {
    if (to !== undefined) {
      const [from, target] = await lockTickets(work, number, to)
      await assertNotClosedForGood(work, target)
      return (await move(work, await getMessageOn(work, from, messageId), from, target, cause)).to
    }
    const from = await lockTicket(work, number)
    const message = await getMessageOn(work, from, messageId)
    const target = await openFrom(work, [message], from, cause)
    return target
  })
}

/** Opens a ticket that consists of these messages of another, oldest first; the two stay linked. */
export async function openFrom(
  work: Work,
  messages: [MessageRow, ...MessageRow[]],
  from: TicketRow,
  cause: Cause & { kind: 'person' },
  subject?: string,
): Promise<TicketRow> {
  const [first] = messages
  const draft = await ticketFor(work, first, from)
  const opened = await beginTicket(work, { ...draft, subject: subject ?? draft.subject })
  await recordEvent(work, { ticketId: opened.id, type: 'ticket.created', cause, messageId: first.id })
  let pair = { from, to: opened }
  for (const message of messages) pair = await move(work, message, pair.from, pair.to, cause)
  await react(work, { type: 'ticket.created', ticket: pair.to, opened: pair.to, message: first, cause })
  await linkTickets(work, pair.to, from, { kind: 'related', reason: 'moved' }, cause)
  return pair.to
}

/** The message, if it is on this ticket; locked, as two who move it at once would otherwise both succeed. */
export async function getMessageOn(work: Work, ticket: TicketRow, id: string): Promise<MessageRow> {
  const row = await work.tx
    .selectFrom('messages')
    .selectAll()
    .where('id', '=', id)
    .where('ticketId', '=', ticket.id)
    .forUpdate()
    .executeTakeFirst()
  if (row !== undefined && row.sideConversationId !== null) {
    throw invalidField('messageId', 'side', 'A side conversation is moved as a whole')
  }
  return found(row, 'Message')
}

async function move(
  work: Work,
  message: MessageRow,
  from: TicketRow,
  to: TicketRow,
  cause: Cause & { kind: 'person' },
): Promise<{ from: TicketRow; to: TicketRow }> {
  const circle = await moveCircle(work, message, from, to)
  const words = { gone: 'movedTo', come: 'movedFrom' }
  const after = await carryMessage(work, { message, from, to, cause, words })
  const traces: MoveTraces = {
    circle,
    from: { before: from.status, after: after.from.status },
    to: { before: to.status, after: after.to.status },
  }
  await work.tx
    .insertInto('messageMoves')
    .values({
      id: work.newId(),
      messageId: message.id,
      fromTicketId: from.id,
      toTicketId: to.id,
      traces: JSON.stringify(traces),
      movedBy: cause.personId,
      movedAt: work.now(),
    })
    .execute()
  return after
}

/** The message's writer asks for it, when it came from the requester's side; else whoever asked before. */
async function ticketFor(work: Work, message: MessageRow, from: TicketRow) {
  const writerId = message.direction === 'in' ? message.authorId : null
  const requester = found(await findPerson(work.tx, writerId ?? from.requesterId), 'Requester')
  return {
    subject: message.subject.trim().slice(0, 300) || from.subject,
    // The database's checks hold the columns to these words.
    type: from.type as 'incident',
    language: requester.language as 'es',
    impact: 1,
    urgency: 2,
    channel: channelOf(message, from),
    requesterId: requester.id,
    inboxId: from.inboxId,
    teamId: from.teamId,
    assigneeId: null,
    tags: [],
  }
}

function channelOf(message: MessageRow, from: TicketRow): Channel {
  const own = channel.safeParse(message.channel)
  return own.success ? own.data : channel.parse(from.channel)
}
