import { defaultInbox, findInbox } from '../inboxes/index.ts'
import type { Work } from '../kernel/context.ts'
import type { NewMessage } from './add-message.ts'
import { bodyOf } from './body.ts'
import { listParticipants } from './participants.ts'
import type { TicketRow } from './schema.ts'

const nobody = { authorId: null, isAutomatic: true, channel: 'desk', attachmentIds: [], to: [], cc: [] }

/** A note that nobody wrote; `name` stands for its author. */
export function machineNote(name: string, bodyHtml: string): NewMessage {
  return {
    ...nobody,
    ...bodyOf({ bodyHtml }, 'note'),
    kind: 'note',
    direction: 'internal',
    from: { name, address: null },
  }
}

/** A reply to the requester that nobody wrote; undefined when there is nobody to write to, or nowhere to write from. */
export async function machineReply(work: Work, ticket: TicketRow, bodyHtml: string): Promise<NewMessage | undefined> {
  const inbox = ticket.inboxId === null ? await defaultInbox(work.tx) : await findInbox(work.tx, ticket.inboxId)
  const circle = await listParticipants(work, ticket.id)
  const to = circle.filter(({ role }) => role === 'requester').map(({ name, address }) => ({ name, address }))
  if (inbox === undefined || to.length === 0) return undefined
  const from = { name: inbox.name, address: inbox.address }
  return { ...nobody, ...bodyOf({ bodyHtml }), kind: 'reply', direction: 'out', from, to, channel: 'email' }
}
