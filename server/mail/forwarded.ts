import { isOwnAddress } from '../inboxes/index.ts'
import type { Work } from '../kernel/context.ts'
import { findPersonByAddress, type PersonRow } from '../people/index.ts'
import { newTextOf } from '../texts/index.ts'
import { addMessage, bodyOf, type Cause, type TicketRow } from '../tickets/index.ts'
import { isProven } from './authentication/trust.ts'
import type { MailCase } from './decide.ts'
import { bareSubject, type ForwardedMail, isForwardSubject, readForwarded } from './reading/index.ts'

/** A mail that an agent forwarded, told as its original author's. */
export interface ForwardedCase extends MailCase {
  forwarder: PersonRow
  /** The agent's own words about it, for the desk alone. */
  remark: string
}

/**
 * Undefined for everything but what an agent, proven to be who she says, forwards: anybody else could open tickets in
 * the name of others.
 */
export async function readForwardedCase(work: Work, mailCase: MailCase): Promise<ForwardedCase | undefined> {
  const { mail, sender, received } = mailCase
  if (!isForwardSubject(mail.subject)) return undefined
  const forwarder = await findPersonByAddress(work.tx, sender.address)
  if (forwarder === undefined || forwarder.role === 'requester' || !forwarder.isActive) return undefined
  if (!isProven(received, forwarder.id)) return undefined
  const inner = readForwarded(mail.bodyText)
  if (inner === undefined || inner.author.address === sender.address) return undefined
  if (await isOwnAddress(work.tx, inner.author.address)) return undefined
  return { ...mailCase, mail: innerMail(mail, inner), sender: inner.author, forwarder, remark: newTextOf(inner.intro) }
}

/** What the agent wrote above is kept as a note: the requester may read the ticket, not that. */
export async function noteRemark(work: Work, ticket: TicketRow, forwarded: ForwardedCase, cause: Cause): Promise<void> {
  const { remark, forwarder } = forwarded
  if (remark === '') return
  await addMessage(
    work,
    ticket,
    {
      ...bodyOf({ bodyText: remark }),
      kind: 'note',
      direction: 'internal',
      authorId: forwarder.id,
      from: { name: forwarder.name, address: null },
      to: [],
      cc: [],
      channel: 'email',
      isAutomatic: false,
      attachmentIds: [],
    },
    cause,
  )
}

/** With a remark above it the HTML holds both, so only the text is taken, and pictures become files. */
function innerMail(mail: MailCase['mail'], inner: ForwardedMail): MailCase['mail'] {
  const subject = inner.subject || bareSubject(mail.subject)
  if (inner.intro === '') return { ...mail, subject }
  return {
    ...mail,
    subject,
    bodyText: inner.text,
    bodyHtml: undefined,
    newText: newTextOf(inner.text),
    attachments: mail.attachments.map((file) => ({ ...file, isInline: false })),
  }
}
