import type { MessageDraft } from '#contract/messages.ts'
import type { ScheduledReply } from '#contract/scheduled-reply.ts'
import type { TicketStatus } from '#contract/tickets.ts'
import { isAgent, type PersonActor } from '../../kernel/actor.ts'
import { type Ctx, transact, type Work } from '../../kernel/context.ts'
import { AppError, authorize, invalidField } from '../../kernel/errors.ts'
import { addJob } from '../../platform/jobs.ts'
import { assertOwnUploads } from '../attachments.ts'
import { dropDraft } from '../drafts.ts'
import { refuseUnfinished } from '../field-values.ts'
import { listParticipants } from '../participants.ts'
import { type Mailbox, recipientsAmong, refuseOwn } from '../recipients.ts'
import { recordEvent } from '../record.ts'
import type { TicketRow } from '../schema.ts'
import { lockTicket } from '../select.ts'
import { mayMove } from '../transitions.ts'
import { assertNotClosedForGood, assertUnchanged } from '../update.ts'
import type { WriteRequest } from '../write-message.ts'
import { lockReply } from './lock.ts'
import { maySendReply } from './policy.ts'
import { tellReply } from './tell.ts'
import { tellProposed } from './tell-proposed.ts'

const yearMs = 366 * 86_400_000

/** When a reply leaves; absent: at once. */
export interface Timing {
  kind: ScheduledReply['kind']
  sendAt: Date
}

interface Wanted {
  sendAt?: string | undefined
  undoSeconds?: number | undefined
}

/** Undefined for what leaves at once. */
export function timingOf(now: Date, { sendAt, undoSeconds }: Wanted): Timing | undefined {
  if (sendAt !== undefined) return { kind: 'later', sendAt: laterThan(now, sendAt) }
  if (!undoSeconds) return undefined
  return { kind: 'undo', sendAt: new Date(now.getTime() + undoSeconds * 1000) }
}

type Request = WriteRequest

/**
 * Keeps an agent's reply until its time. All that can be checked is checked now, while she looks at it, and whom it
 * goes to is settled: who comes onto the ticket later does not get what was not written for them.
 */
export async function scheduleReply(ctx: Ctx, actor: PersonActor, request: Request, timing: Timing): Promise<string> {
  authorize(isAgent(actor), 'let a reply wait')
  return transact(ctx, (work) => keepIn(work, actor, request, timing))
}

/** The same within the caller's transaction. */
export async function keepIn(work: Work, actor: PersonActor, request: Request, timing: Timing): Promise<string> {
  const ticket = await lockTicket(work, request.number)
  assertUnchanged(ticket, request.ifMatch)
  await assertNotClosedForGood(work, ticket)
  const draft = await settleRecipients(work, ticket, request.draft)
  await assertOwnUploads(work, draft.attachmentIds)
  await refuseStatus(work, ticket, draft.status)
  const id = await keep(work, actor, ticket, { draft, timing })
  if (!request.keepsDraft) await dropDraft(work, actor.id, ticket.id)
  return id
}

/** Lets a waiting or stopped reply leave at another time. */
export async function rescheduleReply(ctx: Ctx, actor: PersonActor, id: string, wanted: string): Promise<void> {
  const sendAt = laterThan(ctx.now(), wanted)
  await transact(ctx, async (work) => {
    const { reply, ticket } = await lockReply(work, id)
    authorize(maySendReply(actor, reply), 'send what a colleague wrote')
    await work.tx
      .updateTable('scheduledReplies')
      .set({ kind: 'later', state: 'waiting', stopReason: null, sendAt })
      .where('id', '=', id)
      .execute()
    await wakeAt(work, id, sendAt)
    const from = reply.kind === 'later' && reply.state === 'waiting' ? reply.sendAt : null
    await tellScheduled(work, actor, ticket, { from, to: sendAt })
    await tellReply(work, ticket, reply)
  })
}

interface Kept {
  draft: MessageDraft
  timing: Timing
}

async function keep(work: Work, actor: PersonActor, ticket: TicketRow, { draft, timing }: Kept): Promise<string> {
  const { kind, sendAt } = timing
  const id = work.newId()
  await work.tx
    .insertInto('scheduledReplies')
    .values({
      id,
      kind,
      sendAt,
      ticketId: ticket.id,
      agentId: actor.id,
      draft: JSON.stringify(draft),
      attachmentIds: draft.attachmentIds,
      createdAt: work.now(),
    })
    .execute()
  if (kind === 'approval') await tellProposed(work, actor.id, ticket)
  else await wakeAt(work, id, sendAt)
  if (kind === 'later') await tellScheduled(work, actor, ticket, { from: null, to: sendAt })
  await tellReply(work, ticket, { agentId: actor.id })
  return id
}

/** The job names its time: one that was put off wakes for nothing. */
export async function wakeAt(work: Work, replyId: string, sendAt: Date): Promise<void> {
  const payload = { replyId, sendAt: sendAt.toISOString() }
  await addJob(work, 'replies:send', payload, { key: `reply:${replyId}`, runAt: sendAt })
}

async function tellScheduled(
  work: Work,
  actor: PersonActor,
  ticket: TicketRow,
  { from, to }: { from: Date | null; to: Date },
): Promise<void> {
  const cause = { kind: 'person', personId: actor.id } as const
  const changes = [{ field: 'sendAt', from: from?.toISOString() ?? null, to: to.toISOString() }]
  await recordEvent(work, { ticketId: ticket.id, type: 'reply.scheduled', cause, changes })
}

async function settleRecipients(work: Work, ticket: TicketRow, draft: MessageDraft): Promise<MessageDraft> {
  const recipients = recipientsAmong(await listParticipants(work, ticket.id), draft)
  await refuseOwn(work, recipients)
  const addresses = (mailboxes: Mailbox[]) => mailboxes.map(({ address }) => address)
  const to = addresses(recipients.to)
  return { ...draft, to: to.length > 0 ? to : undefined, cc: addresses(recipients.cc), bcc: addresses(recipients.bcc) }
}

async function refuseStatus(work: Work, ticket: TicketRow, status: TicketStatus | undefined): Promise<void> {
  if (status === undefined) return
  // The database's check holds the column to these words.
  if (!mayMove(ticket.status as TicketStatus, status)) {
    throw new AppError('move_not_allowed', `A ticket that is ${ticket.status} cannot become ${status}`)
  }
  if (status === 'solved') await refuseUnfinished(work, ticket)
}

function laterThan(now: Date, sendAt: string): Date {
  const time = new Date(sendAt)
  if (time <= now) throw invalidField('sendAt', 'past', 'Choose a time to come')
  if (time.getTime() > now.getTime() + yearMs) throw invalidField('sendAt', 'too_far', 'Choose a time within a year')
  return time
}
