import { sql } from 'kysely'
import type { Work } from '../../kernel/context.ts'
import { AppError } from '../../kernel/errors.ts'
import { htmlOf, type MessageRow, type Recipients, type TicketRow } from '../../tickets/index.ts'
import { blockHtml, blockText, dressed, letterOf } from '../letter.ts'
import { writtenRecipients } from '../message-recipients.ts'
import { queueMail } from '../outbox.ts'
import { signatureOf } from '../signatures.ts'
import { readHouse } from '../templates/queries.ts'
import { beginTicketMail } from '../ticket-mail.ts'
import { attachmentsOf } from '../write-mails.ts'
import { sideAddress } from './address.ts'

/** The mail of what an agent wrote in a side conversation. Nothing in it names the ticket or the requester. */
export async function mailSide(work: Work, ticket: TicketRow, message: MessageRow): Promise<void> {
  await queueSide(work, ticket, message, { purpose: 'side', recipients: writtenRecipients(message) })
}

/** The same once more, to whoever is named now. */
export async function mailSideAgain(
  work: Work,
  ticket: TicketRow,
  message: MessageRow,
  recipients: Recipients,
): Promise<void> {
  await queueSide(work, ticket, message, { purpose: 'resend', recipients })
}

interface SideMail {
  purpose: 'side' | 'resend'
  recipients: Recipients
}

async function queueSide(work: Work, ticket: TicketRow, message: MessageRow, side: SideMail): Promise<void> {
  const mail = await beginTicketMail(work, ticket)
  if (mail === undefined) throw new AppError('invalid', 'There is no inbox to write from: connect one in the settings')
  const { settings } = await readHouse(work.tx, 'reply', mail.language)
  const { blocks } = await signatureOf(work, mail, settings.name, message.authorId)
  const { number, subject, earlier } = await threadOf(work, message)
  await queueMail(work, {
    purpose: side.purpose,
    messageId: message.id,
    ticketId: ticket.id,
    inboxId: mail.inbox.id,
    subject: `${earlier.length > 0 ? 'Re: ' : ''}${subject}`,
    headerMessageId: mail.headerMessageId,
    isAutomatic: false,
    content: {
      ...letterOf({
        html: [dressed(htmlOf(message)), ...blocks.map(blockHtml)].join('\n'),
        text: [message.bodyText, ...blocks.map(blockText)].join('\n\n'),
      }),
      from: { name: message.fromName || mail.inbox.name, address: mail.inbox.address },
      replyTo: sideAddress(work.services, mail.inbox.address, number),
      envelopeFrom: mail.inbox.address,
      ...side.recipients,
      inReplyTo: earlier.at(-1) ?? null,
      references: earlier,
      headers: {},
      attachmentIds: await attachmentsOf(work, message.id),
    },
  })
}

const maxReferences = 20

/** What the mail answers: only what was said in this conversation, whose other end knows nothing else. */
async function threadOf(work: Work, { id, sideConversationId }: MessageRow) {
  const conversation = await work.tx
    .selectFrom('sideConversations')
    .select(['number', 'subject'])
    .where('id', '=', sideConversationId)
    .executeTakeFirstOrThrow()
  const { rows } = await sql<{ messageId: string }>`
    select coalesce(m.message_id, o.header_message_id) as message_id
    from messages as m
    left join outgoing_mails as o on o.message_id = m.id
    where m.side_conversation_id = ${sideConversationId} and m.id < ${id}
      and coalesce(m.message_id, o.header_message_id) is not null
    order by m.id desc limit ${maxReferences}`.execute(work.tx)
  return { ...conversation, earlier: rows.map(({ messageId }) => messageId).reverse() }
}
