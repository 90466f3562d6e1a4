import type { MessageDraft } from '#contract/messages.ts'
import type { TicketStatus } from '#contract/tickets.ts'
import { defaultInbox, findInbox } from '../inboxes/index.ts'
import { isAgent, type PersonActor } from '../kernel/actor.ts'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { AppError, authorize } from '../kernel/errors.ts'
import { findPerson } from '../people/index.ts'
import { addMessage, type NewMessage } from './add-message.ts'
import { bodyOf } from './body.ts'
import { changeTicket } from './change.ts'
import { dropDraft } from './drafts.ts'
import { refuseUnfinished } from './field-values.ts'
import { noteBody } from './mentions.ts'
import { type Recipients, takeRecipients } from './recipients.ts'
import { isInTraining } from './scheduled/training.ts'
import type { MessageRow, TicketRow } from './schema.ts'
import { lockTicket } from './select.ts'
import { isUnsolved } from './transitions.ts'
import { assertNotClosedForGood, assertUnchanged } from './update.ts'

const nobody: Recipients = { to: [], cc: [], bcc: [] }

export interface WriteRequest {
  number: number
  draft: MessageDraft
  ifMatch: number | undefined
  /** The message was written earlier: what its author writes on the ticket now is another one. */
  keepsDraft?: boolean
  /** A senior has approved it, where that is asked for. */
  isApproved?: boolean
}

/** Somebody writes on a ticket: an agent replies, notes or logs a call; a requester or guest answers. */
export async function writeMessage(ctx: Ctx, actor: PersonActor, request: WriteRequest): Promise<MessageRow> {
  return transact(ctx, (work) => writeIn(work, actor, request))
}

/** The same within the caller's transaction. */
export async function writeIn(work: Work, actor: PersonActor, request: WriteRequest): Promise<MessageRow> {
  const { draft } = request
  authorize(isAgent(actor) || (draft.kind === 'reply' && draft.status === undefined), 'write this kind of message')
  const ticket = await lockTicket(work, request.number)
  if (draft.kind === 'reply' && isAgent(actor) && !request.isApproved) await refuseUnapproved(work, actor)
  assertUnchanged(ticket, request.ifMatch)
  if (draft.kind !== 'note') await assertNotClosedForGood(work, ticket)
  const message = isAgent(actor)
    ? await agentMessage(work, actor, ticket, draft)
    : await requesterMessage(work, actor, draft)
  if (isAgent(actor) && draft.status === 'solved') await refuseUnfinished(work, ticket)
  const added = await addMessage(work, ticket, message, { kind: 'person', personId: actor.id })
  if (isAgent(actor) && !request.keepsDraft) await dropDraft(work, actor.id, ticket.id)
  return added.message
}

/** Whatever asks for it, nothing of an agent in training leaves before a senior has seen it. */
async function refuseUnapproved(work: Work, actor: PersonActor): Promise<void> {
  if (await isInTraining(work.tx, actor.id)) throw new AppError('needs_approval', 'A senior approves this reply first')
}

/** The requester's word on whether it is solved. */
export async function confirmSolved(ctx: Ctx, actor: PersonActor, number: number): Promise<TicketRow> {
  return transact(ctx, async (work) => {
    const ticket = await lockTicket(work, number)
    authorize(isAgent(actor) || isRequesterOf(ticket, actor), 'say that this ticket is solved: it is another person’s')
    // The database's check holds the column to these words.
    if (!isUnsolved(ticket.status as TicketStatus)) return ticket
    return changeTicket(work, ticket, { status: 'solved' }, { kind: 'person', personId: actor.id })
  })
}

export async function denySolved(ctx: Ctx, actor: PersonActor, number: number, text: string): Promise<TicketRow> {
  return transact(ctx, async (work) => {
    const ticket = await lockTicket(work, number)
    authorize(!isAgent(actor) || isRequesterOf(ticket, actor), 'speak for the requester; change the status instead')
    if (ticket.status !== 'solved') throw new AppError('move_not_allowed', 'Only a solved ticket can be reopened')
    const cause = { kind: 'person', personId: actor.id } as const
    if (text === '') return changeTicket(work, ticket, { status: 'open' }, cause)
    const message = await requesterMessage(work, actor, { bodyText: text, attachmentIds: [] })
    return (await addMessage(work, ticket, { ...message, status: 'open' }, cause)).ticket
  })
}

function isRequesterOf(ticket: TicketRow, actor: PersonActor): boolean {
  return ticket.requesterId === actor.id
}

/** What an agent writes, with everybody it goes to. */
export async function agentMessage(
  work: Work,
  actor: PersonActor,
  ticket: TicketRow,
  draft: MessageDraft,
): Promise<NewMessage> {
  const isReply = draft.kind === 'reply'
  const recipients = isReply ? await takeRecipients(work, ticket.id, draft) : nobody
  return {
    ...(draft.kind === 'note' ? await noteBody(work, draft) : bodyOf(draft)),
    kind: draft.kind,
    direction: draft.kind === 'note' ? 'internal' : (draft.call?.direction ?? 'out'),
    authorId: actor.id,
    from: { name: actor.name, address: isReply ? await addressOfDesk(work, ticket) : null },
    ...recipients,
    channel: draft.kind === 'call' ? 'phone' : actor.scopes === 'all' ? 'email' : 'api',
    isAutomatic: false,
    attachmentIds: draft.attachmentIds,
    ...(draft.status !== undefined && { status: draft.status }),
    ...(isReply && draft.quotesHistory !== undefined && { quotesHistory: draft.quotesHistory }),
    ...(draft.call !== undefined && { call: draft.call }),
  }
}

/** Replies leave from the ticket's inbox. */
async function addressOfDesk(work: Work, ticket: TicketRow): Promise<string | null> {
  const inbox = ticket.inboxId === null ? await defaultInbox(work.tx) : await findInbox(work.tx, ticket.inboxId)
  return inbox?.address ?? null
}

async function requesterMessage(
  work: Work,
  actor: PersonActor,
  draft: Pick<MessageDraft, 'bodyText' | 'bodyHtml' | 'attachmentIds'>,
): Promise<NewMessage> {
  const person = await findPerson(work.tx, actor.id)
  return {
    ...bodyOf(draft),
    kind: 'reply',
    direction: 'in',
    authorId: actor.id,
    from: { name: actor.name, address: person?.email ?? null },
    to: [],
    cc: [],
    channel: actor.scopes === 'all' ? 'portal' : 'api',
    isAutomatic: false,
    attachmentIds: draft.attachmentIds,
  }
}
