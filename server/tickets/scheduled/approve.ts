import { sql } from 'kysely'
import { messageDraft } from '#contract/messages.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import { type Ctx, transact, type Work } from '../../kernel/context.ts'
import { AppError, authorize } from '../../kernel/errors.ts'
import { personActor } from '../../people/index.ts'
import { bodyOf, htmlOf } from '../body.ts'
import type { Cause } from '../events.ts'
import { react } from '../react.ts'
import { recordEvent } from '../record.ts'
import type { TicketRow } from '../schema.ts'
import { leaveAs } from './leave.ts'
import { lockReply, type ReplyRow } from './lock.ts'
import { wakeAt } from './schedule.ts'
import { markStopped } from './stop.ts'
import { tellReply } from './tell.ts'
import { approves } from './training.ts'

/** A senior lets a reply leave, in the name of its author: at once, or at the time that it waits for. */
export async function approveReply(ctx: Ctx, actor: PersonActor, id: string, bodyHtml?: string): Promise<void> {
  await transact(ctx, async (work) => {
    const { reply, ticket } = await lockWaiting(work, actor, id)
    const isChanged = bodyHtml !== undefined && bodyHtml !== htmlOf(bodyOf(messageDraft.parse(reply.draft)))
    const draft = isChanged ? changed(reply, bodyHtml) : reply.draft
    const approved = await work.tx
      .updateTable('scheduledReplies')
      .set({ kind: 'later', approvedBy: actor.id, draft: JSON.stringify(draft) })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow()
    await tellDecided(work, actor, ticket, reply, isChanged)
    if (approved.sendAt > work.now()) {
      await wakeAt(work, id, approved.sendAt)
      await tellReply(work, ticket, reply)
      return
    }
    const author = await personActor(work.tx, reply.agentId)
    if (author === undefined) throw new AppError('forbidden', 'Whoever wrote this works here no longer')
    // Its files are hers, and so are the words: she only needed leave to say them.
    await leaveAs({ ...work, actor: author }, author, approved, ticket)
  })
}

/** A senior gives a reply back to its author, who reads why. */
export async function sendReplyBack(ctx: Ctx, actor: PersonActor, id: string, word: string): Promise<void> {
  await transact(ctx, async (work) => {
    const { reply, ticket } = await lockWaiting(work, actor, id)
    const cause: Cause = { kind: 'person', personId: actor.id }
    await work.tx.updateTable('scheduledReplies').set({ word }).where('id', '=', id).execute()
    await markStopped(work, ticket, reply, { reason: 'sent_back', cause })
    await react(work, { type: 'reply.decided', ticket, authorId: reply.agentId, cause })
  })
}

/** A reply that waits for a word which the actor may give. */
async function lockWaiting(work: Work, actor: PersonActor, id: string) {
  const locked = await lockReply(work, id)
  const { rows } = await sql`
    select from scheduled_replies as w where w.id = ${id} and ${approves(actor)}`.execute(work.tx)
  authorize(rows.length > 0, 'approve this reply')
  if (locked.reply.kind !== 'approval' || locked.reply.state !== 'waiting') {
    throw new AppError('already_done', 'This reply no longer waits for approval')
  }
  return locked
}

function changed(reply: ReplyRow, bodyHtml: string) {
  const { bodyText: _, ...rest } = messageDraft.parse(reply.draft)
  return messageDraft.parse({ ...rest, bodyHtml })
}

async function tellDecided(work: Work, actor: PersonActor, ticket: TicketRow, reply: ReplyRow, isChanged: boolean) {
  const cause: Cause = { kind: 'person', personId: actor.id }
  const author = await work.tx.selectFrom('people').select('name').where('id', '=', reply.agentId).executeTakeFirst()
  await recordEvent(work, {
    ticketId: ticket.id,
    type: 'reply.approved',
    cause,
    changes: [
      { field: 'author', from: null, to: author?.name ?? '' },
      // What it said before is told too: the history explains what the requester got.
      ...(isChanged ? [{ field: 'text', from: bodyOf(messageDraft.parse(reply.draft)).bodyText, to: null }] : []),
    ],
  })
  await react(work, { type: 'reply.decided', ticket, authorId: reply.agentId, cause })
}
