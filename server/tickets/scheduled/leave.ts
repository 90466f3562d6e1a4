import { z } from 'zod'
import { messageDraft } from '#contract/messages.ts'
import type { StopReason } from '#contract/scheduled-reply.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import { actingAs, type Ctx, transact, type Work } from '../../kernel/context.ts'
import { AppError, authorize } from '../../kernel/errors.ts'
import { personActor } from '../../people/index.ts'
import { isPassing } from '../../platform/passing.ts'
import type { MessageRow, TicketRow } from '../schema.ts'
import { writeIn } from '../write-message.ts'
import { findReply, lockReply, type ReplyRow } from './lock.ts'
import { maySendReply } from './policy.ts'
import { markStopped } from './stop.ts'
import { tellReply } from './tell.ts'
import { tellProposed } from './tell-proposed.ts'
import { isInTraining } from './training.ts'

const payloadShape = z.object({ replyId: z.uuid(), sendAt: z.iso.datetime() })
type Due = z.infer<typeof payloadShape>

/**
 * Sends a reply whose time has come, as its author and with what she may do now. Row and message change places in one
 * transaction, so that it leaves once however many workers wake for it. What refuses it stops it, and is told.
 */
export async function sendDueReply(ctx: Ctx, payload: unknown): Promise<void> {
  const due = payloadShape.parse(payload)
  const row = await ctx.db
    .selectFrom('scheduledReplies')
    .select('agentId')
    .where('id', '=', due.replyId)
    .executeTakeFirst()
  if (row === undefined) return
  const actor = await personActor(ctx.db, row.agentId)
  try {
    if (actor === undefined) throw new AppError('forbidden', 'Whoever wrote this works here no longer')
    await transact(actingAs(ctx, actor), (work) => leaveIfDue(work, actor, due))
  } catch (error) {
    if (isPassing(error)) throw error
    if (!(error instanceof AppError)) ctx.services.log.error({ err: error, ...due }, 'a reply could not be sent')
    await transact(ctx, (work) => stopIfDue(work, due, reasonOf(error)))
  }
}

/** Sends a reply at its author's word. What refuses it leaves it as it was. */
export async function sendReplyNow(ctx: Ctx, actor: PersonActor, id: string): Promise<MessageRow> {
  return transact(ctx, async (work) => {
    const { reply, ticket } = await lockReply(work, id)
    authorize(maySendReply(actor, reply), 'send what a colleague wrote')
    return leaveAs(work, actor, reply, ticket)
  })
}

async function leaveIfDue(work: Work, actor: PersonActor, due: Due): Promise<void> {
  const locked = await findReply(work, due.replyId)
  if (locked === undefined || !isDue(locked.reply, due)) return
  const { reply, ticket } = locked
  if (reply.approvedBy === null && (await isInTraining(work.tx, actor.id))) {
    // Its author came into training while it waited.
    await work.tx.updateTable('scheduledReplies').set({ kind: 'approval' }).where('id', '=', reply.id).execute()
    await tellProposed(work, actor.id, ticket)
    await tellReply(work, ticket, reply)
    return
  }
  await leaveAs(work, actor, reply, ticket)
}

/** The row becomes the message, in its author's name. */
export async function leaveAs(work: Work, actor: PersonActor, reply: ReplyRow, ticket: TicketRow): Promise<MessageRow> {
  await work.tx.deleteFrom('scheduledReplies').where('id', '=', reply.id).execute()
  const draft = messageDraft.parse(reply.draft)
  const isApproved = reply.approvedBy !== null
  const request = { number: ticket.number, draft, ifMatch: undefined, keepsDraft: true, isApproved }
  const message = await writeIn(work, actor, request)
  await tellReply(work, ticket, reply)
  return message
}

async function stopIfDue(work: Work, due: Due, reason: StopReason): Promise<void> {
  const locked = await findReply(work, due.replyId)
  if (locked === undefined || !isDue(locked.reply, due)) return
  const cause = { kind: 'system', job: 'replies:send' } as const
  await markStopped(work, locked.ticket, locked.reply, { reason, cause })
}

/** Not taken back, nor put off after this job was made. */
function isDue(reply: ReplyRow, { sendAt }: Due): boolean {
  return reply.state === 'waiting' && reply.sendAt.toISOString() === sendAt
}

function reasonOf(error: unknown): StopReason {
  if (!(error instanceof AppError)) return 'refused'
  if (error.code === 'not_found' || error.code === 'forbidden') return 'no_access'
  if (error.code === 'ticket_closed') return 'ticket_closed'
  if (error.code === 'move_not_allowed') return 'status_refused'
  const path = error.faults[0]?.path ?? ''
  if (path === 'attachmentIds') return 'files_gone'
  return path.startsWith('fields') ? 'unfinished' : 'refused'
}
