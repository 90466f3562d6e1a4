import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import type { Work } from '../../kernel/context.ts'
import { safeFilename } from '../../texts/index.ts'
import { htmlOf, type MessageRow, recordFile, type TicketRow } from '../../tickets/index.ts'
import { writtenRecipients } from '../message-recipients.ts'

/** A message as one file: the mail it came as, byte for byte, or what a mail of it would be. Answers the file's id. */
export async function mailOf(work: Work, ticket: TicketRow, message: MessageRow): Promise<string> {
  const stored = (await rawOf(work, message)) ?? (await work.services.files.put(await rebuilt(work, message)))
  const filename = safeFilename(`${(message.subject || ticket.subject).slice(0, 100)}.eml`, 'mail.eml')
  return (await recordFile(work, stored, { filename, contentType: 'message/rfc822' })).id
}

async function rawOf(work: Work, { receivedId }: MessageRow) {
  if (receivedId === null) return undefined
  const row = await work.tx
    .selectFrom('receivedMails')
    .select(['rawSha256 as sha256', 'size'])
    .where('id', '=', receivedId)
    .executeTakeFirst()
  return row
}

async function rebuilt(work: Work, message: MessageRow): Promise<Buffer> {
  const files = await work.tx.selectFrom('attachments').selectAll().where('messageId', '=', message.id).execute()
  const { to, cc } = writtenRecipients(message)
  let html = htmlOf(message)
  for (const { id } of files) html = html.replaceAll(`/api/v1/attachments/${id}`, `cid:${id}@mesa`)
  const attachments = await Promise.all(
    files.map(async ({ id, sha256, filename, contentType }) => ({
      filename,
      contentType,
      content: await work.services.files.read(sha256),
      ...(html.includes(`cid:${id}@mesa`) && { cid: `${id}@mesa` }),
    })),
  )
  return new MailComposer({
    // Who wrote on the portal may have no address; RFC 6761 keeps this domain free for such cases.
    from: { name: message.fromName, address: message.fromAddress ?? 'unknown@mesa.invalid' },
    to,
    cc,
    subject: message.subject,
    date: message.createdAt,
    html,
    text: message.bodyText,
    attachments,
  })
    .compile()
    .build()
}
