import type { PersonActor } from '../../kernel/actor.ts'
import { type Ctx, transact } from '../../kernel/context.ts'
import { found } from '../../kernel/errors.ts'
import type { MessageRow, TicketRow } from '../schema.ts'
import { lockTicket } from '../select.ts'
import { getMessageOn, openFrom } from './move-message.ts'

export interface SplitRequest {
  number: number
  messageIds: string[]
  /** Absent: that of the oldest of the messages. */
  subject: string | undefined
}

/** Several messages become a ticket of their own, all or none; each can be put back as if moved alone. */
export async function splitTicket(ctx: Ctx, actor: PersonActor, request: SplitRequest): Promise<TicketRow> {
  const cause = { kind: 'person', personId: actor.id, isQuiet: true } as const
  return transact(ctx, async (work) => {
    const from = await lockTicket(work, request.number)
    const messages: MessageRow[] = []
    // Ids grow with time; in one order for all, so that two who split at once never wait for each other.
    for (const id of [...new Set(request.messageIds)].sort()) messages.push(await getMessageOn(work, from, id))
    const [first, ...others] = messages
    return openFrom(work, [found(first, 'Message'), ...others], from, cause, request.subject)
  })
}
