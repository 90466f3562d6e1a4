import { defaultInbox } from '../inboxes/index.ts'
import type { Work } from '../kernel/context.ts'
import type { Letter } from './letter.ts'
import { type NewOutgoingMail, queueMail } from './outbox.ts'
import { automaticHeaders } from './ticket-mail.ts'

interface DeskMail extends Pick<NewOutgoingMail, 'purpose' | 'onceKey' | 'subject'> {
  to: { name: string; address: string }
  letter: Letter
  /** Who writes; without it the inbox by its name. */
  fromName?: string
  /** Besides those that keep machines from answering. */
  headers?: Record<string, string>
}

/** Queues a mail of the desk itself: from its first inbox, about no ticket, and not to be answered. */
export async function queueDeskMail(work: Work, mail: DeskMail): Promise<void> {
  const inbox = await defaultInbox(work.tx)
  const address = inbox?.address ?? 'mesa@localhost'
  await queueMail(work, {
    purpose: mail.purpose,
    ...(mail.onceKey !== undefined && { onceKey: mail.onceKey }),
    inboxId: inbox?.id ?? null,
    subject: mail.subject,
    isAutomatic: true,
    headerMessageId: `${work.newId()}@${address.slice(address.indexOf('@') + 1)}`,
    content: {
      ...mail.letter,
      from: { name: mail.fromName ?? inbox?.name ?? 'Mesa', address },
      replyTo: null,
      envelopeFrom: '',
      to: [mail.to],
      cc: [],
      bcc: [],
      inReplyTo: null,
      references: [],
      headers: { ...automaticHeaders(work), 'Auto-Submitted': 'auto-generated', ...mail.headers },
      attachmentIds: [],
    },
  })
}
