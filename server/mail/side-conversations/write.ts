import { hasText } from '#contract/messages.ts'
import type { Input } from '#contract/operation.ts'
import type { sideConversations } from '#contract/side-conversations.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import { type Ctx, transact, type Work } from '../../kernel/context.ts'
import { invalidField } from '../../kernel/errors.ts'
import {
  addMessage,
  bodyOf,
  lockTicket,
  type MessageRow,
  type Recipients,
  refuseOwn,
  type TicketRow,
} from '../../tickets/index.ts'
import { mailboxes } from '../forwarding/mailboxes.ts'
import { lockConversation } from './lock.ts'
import { mailSide } from './mail-side.ts'
import { addPeople, listPeopleOf, refuseRequester } from './people.ts'
import type { SideConversationRow } from './schema.ts'

type Start = Input<typeof sideConversations.start>['body']
type Draft = Input<typeof sideConversations.write>['body']

/** Writes to somebody outside, beside the conversation with the requester. */
export async function startConversation(ctx: Ctx, actor: PersonActor, number: number, draft: Start): Promise<string> {
  return transact(ctx, async (work) => {
    const ticket = await lockTicket(work, number)
    const now = work.now()
    const conversation = await work.tx
      .insertInto('sideConversations')
      .values({
        id: work.newId(),
        ticketId: ticket.id,
        subject: draft.subject,
        startedBy: actor.id,
        createdAt: now,
        updatedAt: now,
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    await say(work, actor, { ticket, conversation, draft, to: mailboxes(draft.to) })
    return conversation.id
  })
}

/** Writes on in a side conversation: to all whom it is with, unless others are named. */
export async function writeOn(ctx: Ctx, actor: PersonActor, id: string, draft: Draft): Promise<string> {
  return transact(ctx, async (work) => {
    const { conversation, ticket } = await lockConversation(work, id)
    const to = draft.to === undefined ? await listPeopleOf(work, id) : mailboxes(draft.to)
    return (await say(work, actor, { ticket, conversation, draft, to })).id
  })
}

interface Saying {
  ticket: TicketRow
  conversation: SideConversationRow
  draft: Omit<Draft, 'to'>
  to: Recipients['to']
}

async function say(work: Work, actor: PersonActor, { ticket, conversation, draft, to }: Saying): Promise<MessageRow> {
  const recipients = await recipientsOf(work, ticket, { to, cc: mailboxes(draft.cc) })
  if (!hasText(draft) && draft.attachmentIds.length === 0) {
    throw invalidField('bodyText', 'required', 'Write something')
  }
  const { message, ticket: changed } = await addMessage(
    work,
    ticket,
    {
      ...bodyOf(draft),
      kind: 'note',
      direction: 'out',
      authorId: actor.id,
      from: { name: actor.name, address: null },
      ...recipients,
      subject: conversation.subject,
      channel: 'email',
      isAutomatic: false,
      sideConversationId: conversation.id,
      attachmentIds: draft.attachmentIds,
      ...(draft.status !== undefined && { status: draft.status }),
    },
    { kind: 'person', personId: actor.id },
  )
  await addPeople(work, conversation.id, [...recipients.to, ...recipients.cc])
  await work.tx
    .updateTable('sideConversations')
    .set({ state: 'waiting', hasNews: false, updatedAt: work.now() })
    .where('id', '=', conversation.id)
    .execute()
  await mailSide(work, changed, message)
  return message
}

/** Each address once; neither ourselves nor the requester, who has a conversation of her own. */
async function recipientsOf(
  work: Work,
  ticket: TicketRow,
  { to, cc }: Pick<Recipients, 'to' | 'cc'>,
): Promise<Recipients> {
  const main = new Set(to.map(({ address }) => address))
  const recipients = { to, cc: cc.filter(({ address }) => !main.has(address)), bcc: [] }
  await refuseOwn(work, recipients)
  await refuseRequester(work, ticket, recipients)
  return recipients
}
