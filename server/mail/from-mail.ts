import type { Language } from '#contract/common.ts'
import type { Work } from '../kernel/context.ts'
import type { PersonRow } from '../people/index.ts'
import { sanitizeMailHtml } from '../texts/index.ts'
import { type NewMessage, type NewTicket, recordFile } from '../tickets/index.ts'
import { isUnverified } from './authentication/trust.ts'
import type { MailCase } from './decide.ts'
import { type ParsedAttachment, subjectKind } from './reading/index.ts'
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
  const attachmentIds = await storeFiles(work, mail.attachments)
  return {
    kind: 'reply',
    direction: 'in',
    authorId: author.id,
    from: sender,
    to: mail.to,
    cc: mail.cc,
    bodyText: mail.bodyText,
    bodyHtml: mail.bodyHtml === undefined ? null : cleanHtml(mail.bodyHtml, mail.subject),
    newText: mail.newText || mail.bodyText,
    channel: 'email',
    isAutomatic: mail.automatic !== undefined,
    isUnverified: isUnverified(received, author),
    attachmentIds,
    mail: {
      subject: mail.subject,
      messageId: mail.messageId ?? null,
      inReplyTo: mail.inReplyTo ?? null,
      referenceIds: mail.references.slice(-100),
      matchedBy,
      receivedId: received.id,
      calendar: mail.calendar.map(({ attachmentIndex, ...event }) => ({
        ...event,
        attachmentId: attachmentIds[attachmentIndex] ?? null,
      })),
      security: mail.security ?? null,
    },
    ...(received.isMuted && { createdAt: mail.date ?? received.receivedAt }),
  }
}

function cleanHtml(html: string, subject: string): string {
  return sanitizeMailHtml(html, { isForward: subjectKind(subject) === 'forward' })
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
