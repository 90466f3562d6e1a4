import type { Language } from '#contract/common.ts'
import type { Work } from '../kernel/context.ts'
import type { PersonRow } from '../people/index.ts'
import { sanitizeMailHtml } from '../texts/index.ts'
import { type NewMessage, type NewTicket, recordFile } from '../tickets/index.ts'
import { isUnverified } from './authentication/trust.ts'
import type { MailCase } from './decide.ts'
import type { ParsedAttachment } from './reading/index.ts'
import { wordsFor } from './words.ts'

/** The ticket that a mail opens. */
export function ticketFromMail({ mail, inbox, received }: MailCase, requester: PersonRow): NewTicket {
  // The database's check holds the column to these words.
  const language = requester.language as Language
  return {
    subject: mail.subject.trim().slice(0, 300) || wordsFor(language)('noSubject'),
    type: 'incident',
    impact: 1,
    urgency: 2,
    channel: 'email',
    language,
    requesterId: requester.id,
    inboxId: inbox.id,
    teamId: inbox.teamId,
    assigneeId: null,
    tags: [],
    ...(received.isMuted && { createdAt: mail.date ?? received.receivedAt }),
  }
}

/** The message that a mail becomes. Its files are stored on the way. */
export async function messageFromMail(
  work: Work,
  { mail, received, sender }: MailCase,
  author: PersonRow,
  matchedBy: string,
): Promise<NewMessage> {
  return {
    kind: 'reply',
    direction: 'in',
    authorId: author.id,
    from: sender,
    to: mail.to,
    cc: mail.cc,
    bodyText: mail.bodyText,
    bodyHtml: mail.bodyHtml === undefined ? null : sanitizeMailHtml(mail.bodyHtml),
    newText: mail.newText || mail.bodyText,
    channel: 'email',
    isAutomatic: mail.automatic !== undefined,
    isUnverified: isUnverified(received, author),
    attachmentIds: await storeFiles(work, mail.attachments),
    mail: {
      subject: mail.subject,
      messageId: mail.messageId ?? null,
      inReplyTo: mail.inReplyTo ?? null,
      referenceIds: mail.references.slice(-100),
      matchedBy,
      receivedId: received.id,
    },
    ...(received.isMuted && { createdAt: mail.date ?? received.receivedAt }),
  }
}

/** Stores the files of a mail; they belong to nobody until a message takes them. */
export async function storeFiles(work: Work, files: ParsedAttachment[]): Promise<string[]> {
  const ids: string[] = []
  for (const file of files) {
    const stored = await work.services.files.put(file.content)
    const { filename, contentType, contentId, isInline } = file
    ids.push((await recordFile(work, stored, { filename, contentType, contentId, isInline })).id)
  }
  return ids
}
