import type { Input } from '#contract/operation.ts'
import type { sideConversations } from '#contract/side-conversations.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import { type Ctx, transact } from '../../kernel/context.ts'
import { recordEvent, whisper } from '../../tickets/index.ts'
import { lockConversation } from './lock.ts'
import type { SideConversationRow } from './schema.ts'

type Change = Input<typeof sideConversations.change>['body']

/** Says whether something more is expected in a side conversation, or that its news were looked at. */
export async function changeConversation(ctx: Ctx, actor: PersonActor, id: string, change: Change): Promise<void> {
  await transact(ctx, async (work) => {
    const { conversation, ticket } = await lockConversation(work, id)
    const state = stateAfter(conversation, change)
    const hasNews = conversation.hasNews && change.isSeen !== true && state !== 'done'
    if (state === conversation.state && hasNews === conversation.hasNews) return
    await work.tx.updateTable('sideConversations').set({ state, hasNews }).where('id', '=', id).execute()
    if (state === conversation.state) {
      // That somebody looked is no part of the history.
      await whisper(work.tx, ticket, { type: 'side', number: ticket.number })
      return
    }
    await recordEvent(work, {
      ticketId: ticket.id,
      type: 'side.changed',
      cause: { kind: 'person', personId: actor.id },
      changes: [{ field: state === 'done' ? 'ended' : 'resumed', from: null, to: conversation.subject }],
    })
  })
}

/** One that goes on waits for them, until they write. */
function stateAfter({ state }: SideConversationRow, { isDone }: Change): string {
  if (isDone === undefined) return state
  if (isDone) return 'done'
  return state === 'done' ? 'waiting' : state
}
