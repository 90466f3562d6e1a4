import { sql } from 'kysely'
import type { StopReason } from '#contract/scheduled-reply.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import { type Ctx, transact, type Work } from '../../kernel/context.ts'
import { authorize } from '../../kernel/errors.ts'
import type { Cause, TicketFact } from '../events.ts'
import { withMerged } from '../merge/standing.ts'
import { recordEvent } from '../record.ts'
import type { TicketRow } from '../schema.ts'
import { lockReply, type ReplyRow } from './lock.ts'
import { mayStopReply } from './policy.ts'
import { tellReply } from './tell.ts'

/** Takes a reply back before it leaves. Its text is kept. */
export async function stopReply(ctx: Ctx, actor: PersonActor, id: string): Promise<void> {
  await transact(ctx, async (work) => {
    const { reply, ticket } = await lockReply(work, id)
    authorize(mayStopReply(actor, reply), 'take back what a colleague wrote')
    if (reply.state === 'stopped') return
    await markStopped(work, ticket, reply, { reason: 'taken_back', cause: { kind: 'person', personId: actor.id } })
  })
}

/** Discards a reply that has not left. */
export async function removeReply(ctx: Ctx, actor: PersonActor, id: string): Promise<void> {
  await transact(ctx, (work) => removeReplyIn(work, actor, id))
}

/** The same within the caller's transaction. */
export async function removeReplyIn(work: Work, actor: PersonActor, id: string): Promise<void> {
  const { reply, ticket } = await lockReply(work, id)
  authorize(mayStopReply(actor, reply), 'discard what a colleague wrote')
  const cause = { kind: 'person', personId: actor.id } as const
  if (reply.state === 'waiting') await markStopped(work, ticket, reply, { reason: 'taken_back', cause })
  await work.tx.deleteFrom('scheduledReplies').where('id', '=', id).execute()
  await tellReply(work, ticket, reply)
}

interface Stop {
  reason: StopReason
  cause: Cause
}

/** What was approved was approved for what had been said by then. */
const needsWordAgain = {
  kind: sql<string>`case when approved_by is null then kind else 'approval' end`,
  approvedBy: null,
}

export async function markStopped(work: Work, ticket: TicketRow, reply: ReplyRow, stop: Stop): Promise<void> {
  await work.tx
    .updateTable('scheduledReplies')
    .set({ ...needsWordAgain, state: 'stopped', stopReason: stop.reason })
    .where('id', '=', reply.id)
    .execute()
  await tellStopped(work, ticket, reply, stop)
}

/**
 * A reaction: what was said first makes a waiting reply an answer to something else. Its author looks at it again.
 * Machines' mails say nothing that would change an answer.
 */
export async function stopOvertaken(work: Work, fact: TicketFact): Promise<void> {
  if (fact.type !== 'message.added' && fact.type !== 'message.moved') return
  const { ticket, message } = fact
  const isSaid = (message.kind === 'reply' || message.kind === 'chat') && !message.isAutomatic
  if (!isSaid || fact.cause.kind === 'import') return
  const reason = message.direction === 'in' ? 'requester_wrote' : 'colleague_replied'
  const replies = await work.tx
    .updateTable('scheduledReplies')
    .set({ ...needsWordAgain, state: 'stopped', stopReason: reason })
    .where(sql<boolean>`ticket_id = any(${withMerged(ticket.id)})`)
    .where('state', '=', 'waiting')
    .$if(message.direction === 'out', (query) =>
      query.where(sql<boolean>`agent_id is distinct from ${message.authorId}`),
    )
    // What was moved here may be older than the reply, whose author knew it or not, but it is no news.
    .$if(fact.type === 'message.moved', (query) => query.where('createdAt', '<', message.createdAt))
    .returningAll()
    .execute()
  const cause = { kind: 'system', job: 'replies:stop' } as const
  for (const reply of replies) await tellStopped(work, ticket, reply, { reason, cause })
}

/** That somebody thought better of it within seconds is no part of a ticket's history. */
async function tellStopped(work: Work, ticket: TicketRow, reply: ReplyRow, { reason, cause }: Stop): Promise<void> {
  if (reply.kind !== 'undo' || reason !== 'taken_back') {
    const author = await work.tx.selectFrom('people').select('name').where('id', '=', reply.agentId).executeTakeFirst()
    const changes = [
      { field: 'author', from: null, to: author?.name ?? '' },
      { field: 'reason', from: null, to: reason },
    ]
    await recordEvent(work, { ticketId: ticket.id, type: 'reply.stopped', cause, changes })
  }
  await tellReply(work, ticket, reply)
}
