import type { Work } from '../../kernel/context.ts'
import type { MessageRow, Recipients, TicketRow } from '../../tickets/index.ts'
import { blockHtml, blockText, letterOf } from '../letter.ts'
import { writtenRecipients } from '../message-recipients.ts'
import { queueMail } from '../outbox.ts'
import { bareSubject, signReplyAddress } from '../reading/index.ts'
import { signatureOf } from '../signatures.ts'
import { readHouse } from '../templates/queries.ts'
import type { Value } from '../templates/render.ts'
import { beginTicketMail, type TicketMail } from '../ticket-mail.ts'
import { attachmentsOf } from '../write-mails.ts'

/** The mail of a forward: comment, signature, then what is passed on. It begins a conversation of its own. */
export async function mailForward(
  work: Work,
  ticket: TicketRow,
  message: MessageRow,
  comment: Value,
  original: Value,
): Promise<void> {
  const mail = await beginTicketMail(work, ticket)
  if (mail === undefined) return
  const { settings } = await readHouse(work.tx, 'reply', mail.language)
  const { blocks } =
    comment.text === '' ? { blocks: [] } : await signatureOf(work, mail, settings.name, message.authorId)
  const pieces = [comment, ...blocks.map((block) => ({ html: blockHtml(block), text: blockText(block) })), original]
  await queueForward(work, mail, message, { purpose: 'forward', recipients: writtenRecipients(message), pieces })
}

/** A forward once more, as it is kept. */
export async function mailForwardAgain(
  work: Work,
  ticket: TicketRow,
  message: MessageRow,
  recipients: Recipients,
): Promise<void> {
  const mail = await beginTicketMail(work, ticket)
  const pieces = [{ html: message.bodyHtml ?? '', text: message.bodyText }]
  if (mail !== undefined) await queueForward(work, mail, message, { purpose: 'resend', recipients, pieces })
}

export function forwardSubject(original: Pick<MessageRow, 'subject'>): string {
  return `Fwd: ${bareSubject(original.subject) || original.subject}`
}

interface ForwardMail {
  purpose: 'forward' | 'resend'
  recipients: Recipients
  pieces: Value[]
}

async function queueForward(work: Work, mail: TicketMail, message: MessageRow, forward: ForwardMail): Promise<void> {
  const { ticket, inbox, headerMessageId } = mail
  const written = forward.pieces.filter(({ text }) => text !== '')
  await queueMail(work, {
    purpose: forward.purpose,
    messageId: message.id,
    ticketId: ticket.id,
    inboxId: inbox.id,
    subject: forwardSubject(message),
    headerMessageId,
    isAutomatic: false,
    content: {
      ...letterOf({
        html: written.map(({ html }) => html).join('\n'),
        text: written.map(({ text }) => text).join('\n\n'),
      }),
      from: { name: message.fromName || inbox.name, address: inbox.address },
      // Not the conversation's own: an answer must not stand where the requester reads.
      replyTo: signReplyAddress(inbox.address, ticket.number, work.services.key('forward-address')),
      envelopeFrom: inbox.address,
      ...forward.recipients,
      inReplyTo: null,
      references: [],
      headers: {},
      attachmentIds: await attachmentsOf(work, message.id),
    },
  })
}
