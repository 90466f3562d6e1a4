import type { PersonActor } from '../../kernel/actor.ts'
import { type Ctx, transact } from '../../kernel/context.ts'
import { invalidField } from '../../kernel/errors.ts'
import { carryMessage, lockTickets } from '../../tickets/index.ts'
import { ticketNumberOf } from './lock.ts'

const words = { gone: 'movedTo', come: 'movedFrom' }

/** Puts a side conversation on another ticket, with all that was said in it. Nobody is mailed about it. */
export async function moveConversation(ctx: Ctx, actor: PersonActor, id: string, to: number): Promise<void> {
  const cause = { kind: 'person', personId: actor.id, isQuiet: true } as const
  await transact(ctx, async (work) => {
    const number = await ticketNumberOf(work, id)
    const [from, target] = await lockTickets(work, number, to)
    if (number === to) throw invalidField('to', 'same', 'The side conversation is on this ticket already')
    if (target.mergedIntoId !== null) throw invalidField('to', 'merged', 'That ticket was merged into another')
    const messages = await work.tx
      .selectFrom('messages')
      .selectAll()
      .where('sideConversationId', '=', id)
      .where('ticketId', '=', from.id)
      .orderBy('id')
      .execute()
    await work.tx.updateTable('sideConversations').set({ ticketId: target.id }).where('id', '=', id).execute()
    let pair = { from, to: target }
    for (const message of messages) pair = await carryMessage(work, { ...pair, message, cause, words })
  })
}
