import { sql } from 'kysely'
import type { Work } from '../kernel/context.ts'
import type { MessageRow, TicketFact } from '../tickets/index.ts'
import { actorOf, audienceOf } from './audience.ts'
import { remind } from './due.ts'
import { tell } from './tell.ts'

/** Tells people what happened to a ticket. Registered at the composition root. */
export async function notificationReaction(work: Work, fact: TicketFact): Promise<void> {
  if (fact.type === 'message.moved') return followMessage(work, fact.message)
  const { cause } = fact
  if (cause.kind === 'import' || (cause.kind === 'person' && cause.isQuiet)) return
  await tell(work, fact.ticket, await audienceOf(work, fact), actorOf(cause))
  if (fact.type === 'task.changed') await remind(work, fact.task)
  if (fact.type === 'approval.decided') await tickOff(work, fact.approval.id)
}

/** What tells of a message is found where that is. */
async function followMessage(work: Work, { id, ticketId }: MessageRow): Promise<void> {
  await work.tx.updateTable('notifications').set({ ticketId }).where('messageId', '=', id).execute()
}

/** Nobody is asked any more. */
async function tickOff(work: Work, approvalId: string): Promise<void> {
  await work.tx
    .updateTable('notifications')
    .set({ doneAt: work.now(), seenAt: sql`coalesce(seen_at, ${work.now()})` })
    .where('approvalId', '=', approvalId)
    .where('kind', '=', 'approval_asked')
    .where('doneAt', 'is', null)
    .execute()
}
