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
  /** In the envelope only: no header names them. */
  bcc: z.array(mailbox).default([]),
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
  purpose:
    | 'reply'
    | 'forward'
    | 'side'
    | 'resend'
    | 'test'
    | 'acknowledgement'
    | 'solved'
    | 'rating'
    | 'notification'
    | 'digest'
    | 'approval'
    | 'sign_in'
    | 'reset'
    | 'invitation'
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

/** Of the job, when it cannot do its work; a mail that does not leave has its own times. */
const maxAttempts = 10

interface Sending {
  runAt?: Date
  /** The minute in which it has a place, when its inbox may only send so many. */
  place?: string
}

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
      recipients: [...content.to, ...content.cc, ...content.bcc].map(({ address }) => address),
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
export function queueSending(work: Pick<Work, 'tx'>, id: string, { runAt, place }: Sending = {}): Promise<void> {
  const payload = { id, ...(place !== undefined && { place }) }
  const options = { maxAttempts, key: `mail:send:${id}`, ...(runAt !== undefined && { runAt }) }
  return addJob(work, 'mail:send', payload, options)
}
