import type { Work } from '../kernel/context.ts'
import { requestRating } from '../ratings/index.ts'
import { htmlOf, type MessageRow, type Recipients, type TicketRow } from '../tickets/index.ts'
import { withoutLinks } from './excerpt.ts'
import { dressed } from './letter.ts'
import { mayMail } from './may-mail.ts'
import { writtenRecipients } from './message-recipients.ts'
import { queueMail } from './outbox.ts'
import { lastPublicMessage, quoteOf } from './quotes.ts'
import { signatureOf } from './signatures.ts'
import { acknowledgementValues, ratingValues, replyValues, solvedBlocks, solvedValues } from './template-values.ts'
import { readHouse } from './templates/queries.ts'
import { renderLetter, renderSubject, type Template, type Values } from './templates/render.ts'
import { automaticHeaders, beginTicketMail, type TicketMail, withHook } from './ticket-mail.ts'

/** The mail of an agent's public reply; tells in the same breath that the matter is solved, if it is. */
export async function mailReply(work: Work, ticket: TicketRow, message: MessageRow, isSolved: boolean): Promise<void> {
  const mail = await beginTicketMail(work, ticket)
  if (mail === undefined) return
  const recipients = writtenRecipients(message)
  // Its links let their reader in as the requester: nobody else must have them.
  const tellsHere = isSolved && isOnlyFor(recipients, mail.requester.email)
  await queueReply(work, mail, message, { recipients, purpose: 'reply', tellsSolved: tellsHere })
  if (isSolved && !tellsHere) await mailSolved(work, ticket)
}

/** A reply once more, to whoever is named now. It never carries links that let somebody in. */
export async function mailReplyAgain(
  work: Work,
  ticket: TicketRow,
  message: MessageRow,
  recipients: Recipients,
): Promise<void> {
  const mail = await beginTicketMail(work, ticket)
  if (mail !== undefined) await queueReply(work, mail, message, { recipients, purpose: 'resend', tellsSolved: false })
}

interface ReplyMail {
  recipients: Recipients
  purpose: 'reply' | 'resend'
  tellsSolved: boolean
}

async function queueReply(work: Work, mail: TicketMail, message: MessageRow, reply: ReplyMail): Promise<void> {
  const { to, cc, bcc } = reply.recipients
  if (to.length + cc.length + bcc.length === 0) return
  const { settings, template } = await readHouse(work.tx, 'reply', mail.language)
  // What a rule wrote is a machine's mail, under the same brakes as all others.
  const { isAutomatic } = message
  if (isAutomatic && !(await mayMailAll(work, mail.ticket, to))) return
  const signature = await signatureOf(work, mail, settings.name, message.authorId)
  const quotes = message.quotesHistory ?? mail.inbox.quotesHistory ?? settings.quotesHistory
  const earlier = quotes ? await lastPublicMessage(work, mail.ticket.id, message.id) : undefined
  const asksRating = reply.tellsSolved && (await requestRating(work, mail.ticket)) === 'now'
  const values = replyValues(mail, settings, {
    message: { html: dressed(htmlOf(message)), text: message.bodyText },
    agentName: signature.agentName,
    signature: signature.blocks,
    solved: reply.tellsSolved ? solvedBlocks(work, mail, settings, { asksRating }) : [],
    quote: quoteOf(earlier, mail.language),
  })
  await queueMail(work, {
    purpose: reply.purpose,
    messageId: message.id,
    ...commonParts(mail),
    isAutomatic,
    content: {
      ...renderLetter(template.bodyHtml, values),
      ...threadParts(mail),
      from: { name: message.fromName || mail.inbox.name, address: mail.inbox.address },
      envelopeFrom: isAutomatic ? '' : mail.inbox.address,
      to,
      cc,
      bcc,
      headers: isAutomatic ? automaticHeaders(work) : {},
      attachmentIds: await attachmentsOf(work, message.id),
    },
  })
}

async function mayMailAll(work: Work, ticket: TicketRow, to: Recipients['to']): Promise<boolean> {
  for (const { address } of to) if (!(await mayMail(work, ticket, address))) return false
  return true
}

/** Tells the requester, once, that the request arrived. */
export async function mailAcknowledgement(work: Work, ticket: TicketRow): Promise<void> {
  const mail = await beginTicketMail(work, ticket)
  if (mail === undefined) return
  const { settings, template } = await readHouse(work.tx, 'acknowledgement', mail.language)
  const first = await lastPublicMessage(work, ticket.id)
  // Its sender is somebody else's victim, who must not be written to.
  if (!settings.acknowledges || first?.isUnverified === true) return
  const values = acknowledgementValues(work, mail, settings, first)
  await mailAutomatically(
    work,
    mail,
    { purpose: 'acknowledgement', onceKey: `acknowledgement:${ticket.id}` },
    template,
    async () => values,
  )
}

/** Tells the requester that the matter is considered solved, and asks how the help was. */
export async function mailSolved(work: Work, ticket: TicketRow): Promise<void> {
  const mail = await beginTicketMail(work, ticket)
  if (mail === undefined) return
  const { settings, template } = await readHouse(work.tx, 'solved', mail.language)
  const onceKey = `solved:${ticket.id}:${ticket.solvedAt?.getTime() ?? 0}`
  await mailAutomatically(work, mail, { purpose: 'solved', onceKey }, template, async () => {
    const asksRating = (await requestRating(work, ticket)) === 'now'
    return solvedValues(work, mail, settings, { asksRating })
  })
}

/** Asks for a rating some time after solving. Answers whether the mail leaves. */
export async function mailRating(work: Work, ticket: TicketRow, requestId: string): Promise<boolean> {
  const mail = await beginTicketMail(work, ticket)
  if (mail === undefined) return false
  const { settings, template } = await readHouse(work.tx, 'rating_asked', mail.language)
  const what = { purpose: 'rating', onceKey: `rating:${requestId}` } as const
  return mailAutomatically(work, mail, what, template, async () => ratingValues(work, mail, settings))
}

async function mailAutomatically(
  work: Work,
  mail: TicketMail,
  what: { purpose: 'acknowledgement' | 'solved' | 'rating'; onceKey: string },
  template: Template,
  valuesOf: () => Promise<Values>,
): Promise<boolean> {
  const { email, name } = mail.requester
  if (email === null || !(await mayMail(work, mail.ticket, email))) return false
  // Only for a mail that does leave is anything decided or counted.
  const values = await valuesOf()
  await queueMail(work, {
    ...what,
    ...commonParts(mail),
    subject: withHook(withoutLinks(renderSubject(template.subject, values)), mail.ticket),
    isAutomatic: true,
    content: {
      ...renderLetter(template.bodyHtml, values),
      ...threadParts(mail),
      from: { name: mail.inbox.name, address: mail.inbox.address },
      envelopeFrom: '',
      to: [{ name, address: email }],
      cc: [],
      bcc: [],
      headers: automaticHeaders(work),
      attachmentIds: [],
    },
  })
  return true
}

function isOnlyFor({ to, cc, bcc }: Recipients, address: string | null): boolean {
  return cc.length === 0 && bcc.length === 0 && to.length === 1 && to[0]?.address === address
}

function commonParts({ ticket, inbox, subject, headerMessageId }: TicketMail) {
  return { ticketId: ticket.id, inboxId: inbox.id, subject, headerMessageId }
}

function threadParts({ replyAddress, inReplyTo, references }: TicketMail) {
  return { replyTo: replyAddress, inReplyTo, references }
}

export async function attachmentsOf(work: Work, messageId: string): Promise<string[]> {
  const rows = await work.tx
    .selectFrom('attachments')
    .select('id')
    .where('messageId', '=', messageId)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}
