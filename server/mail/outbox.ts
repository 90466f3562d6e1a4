import { z } from 'zod'
import type { Work } from '../kernel/context.ts'
import { addJob } from '../platform/jobs.ts'

const mailbox = z.object({ name: z.string(), address: z.string() })

/** What a mail consists of, kept until it has left. */
export const outgoingContent = z.object({
  from: mailbox,
  replyTo: z.string().nullable(),
  /** Empty: the null return path of RFC 5321 section 4.5.5, so that nobody answers a machine. */
  envelopeFrom: z.string(),
  to: z.array(mailbox),
  cc: z.array(mailbox),
  html: z.string(),
  text: z.string(),
  inReplyTo: z.string().nullable(),
  references: z.array(z.string()),
  /** Loop protection and the like (RFC 3834). */
  headers: z.record(z.string(), z.string()),
  attachmentIds: z.array(z.string()),
})
export type OutgoingContent = z.infer<typeof outgoingContent>

export interface NewOutgoingMail {
  purpose: 'reply' | 'acknowledgement' | 'solved' | 'notification' | 'sign_in' | 'reset' | 'invitation'
  /** Asked for again under the same key, nothing happens. */
  onceKey?: string
  messageId?: string
  ticketId?: string
  inboxId: string | null
  subject: string
  isAutomatic: boolean
  headerMessageId: string
  content: OutgoingContent
}

/** About three days, with pauses that grow to six hours. */
const maxAttempts = 20

/** Puts a mail into the outbox, in the transaction that caused it. It leaves afterwards, at least tried once. */
export async function queueMail(work: Work, mail: NewOutgoingMail): Promise<void> {
  const { content } = mail
  const row = await work.tx
    .insertInto('outgoingMails')
    .values({
      id: work.newId(),
      purpose: mail.purpose,
      onceKey: mail.onceKey ?? null,
      messageId: mail.messageId ?? null,
      ticketId: mail.ticketId ?? null,
      inboxId: mail.inboxId,
      recipients: [...content.to, ...content.cc].map(({ address }) => address),
      subject: mail.subject,
      content: JSON.stringify(content),
      isAutomatic: mail.isAutomatic,
      headerMessageId: mail.headerMessageId,
      createdAt: work.now(),
    })
    .onConflict((conflict) => conflict.column('onceKey').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (row !== undefined) await queueSending(work, row.id)
}

/** One job for each mail, however often it is asked for: two at once would take each other for a crash. */
export function queueSending(work: Work, id: string): Promise<void> {
  return addJob(work, 'mail:send', { id }, { maxAttempts, key: `mail:send:${id}` })
}
