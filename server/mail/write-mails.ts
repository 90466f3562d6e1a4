import { readSettings } from '../desk/index.ts'
import type { Work } from '../kernel/context.ts'
import { guestLinkToken } from '../people/index.ts'
import { ratingLinkToken } from '../ratings/index.ts'
import { htmlFromText } from '../texts/index.ts'
import { htmlOf, listParticipants, type MessageRow, type TicketRow } from '../tickets/index.ts'
import { excerptOf, withoutLinks } from './excerpt.ts'
import { type Block, writeLetter } from './letter.ts'
import { mayMail } from './may-mail.ts'
import { queueMail } from './outbox.ts'
import { lastPublicMessage, quoteOf } from './quotes.ts'
import { automaticHeaders, beginTicketMail, type TicketMail } from './ticket-mail.ts'
import { wordsFor } from './words.ts'

/** The mail of an agent's public reply; tells in the same breath that the matter is solved, if it is. */
export async function mailReply(work: Work, ticket: TicketRow, message: MessageRow, isSolved: boolean): Promise<void> {
  const mail = await beginTicketMail(work, ticket)
  if (mail === undefined) return
  const circle = await listParticipants(work, ticket.id)
  const to = circle.filter(({ role }) => role === 'requester').map(mailboxOf)
  const cc = circle.filter(({ role }) => role === 'cc').map(mailboxOf)
  if (to.length + cc.length === 0) return
  const blocks: Block[] = [
    { kind: 'html', html: htmlOf(message), text: message.bodyText },
    ...signatureOf(mail),
    ...(isSolved && cc.length === 0 ? await solvedBlocks(work, mail) : []),
    ...quoteOf(await lastPublicMessage(work, ticket.id, message.id), mail.language),
  ]
  await queueMail(work, {
    purpose: 'reply',
    messageId: message.id,
    ...commonParts(mail),
    isAutomatic: false,
    content: {
      ...letterParts(mail, blocks),
      from: { name: message.fromName || mail.inbox.name, address: mail.inbox.address },
      envelopeFrom: mail.inbox.address,
      to,
      cc,
      headers: {},
      attachmentIds: await attachmentsOf(work, message.id),
    },
  })
  // Its links let their reader in as the requester: those who get copies must not have them.
  if (isSolved && cc.length > 0) await mailSolved(work, ticket)
}

/** Tells the requester, once, that the request arrived. */
export async function mailAcknowledgement(work: Work, ticket: TicketRow): Promise<void> {
  const mail = await beginTicketMail(work, ticket)
  if (mail === undefined || !(await readSettings(work.tx)).acknowledges) return
  const t = wordsFor(mail.language)
  const first = await lastPublicMessage(work, ticket.id)
  await mailAutomatically(work, mail, 'acknowledgement', `acknowledgement:${ticket.id}`, [
    { kind: 'text', text: t('greeting', { name: withoutLinks(mail.requester.name) }) },
    { kind: 'text', text: `${t('acknowledgement', { number: ticket.number })} ${t('acknowledgementAdd')}` },
    { kind: 'button', label: t('seeTicket'), href: guestLink(work, mail) },
    ...excerptBlocks(first?.newText ?? '', t('yourText')),
  ])
}

/** Tells the requester that the matter is considered solved, and asks how the help was. */
export async function mailSolved(work: Work, ticket: TicketRow): Promise<void> {
  const mail = await beginTicketMail(work, ticket)
  if (mail === undefined) return
  const t = wordsFor(mail.language)
  await mailAutomatically(work, mail, 'solved', `solved:${ticket.id}:${ticket.solvedAt?.getTime() ?? 0}`, [
    { kind: 'text', text: t('greeting', { name: mail.requester.name }) },
    { kind: 'text', text: t('solved', { subject: ticket.subject }) },
    ...(await solvedBlocks(work, mail)),
  ])
}

async function mailAutomatically(
  work: Work,
  mail: TicketMail,
  purpose: 'acknowledgement' | 'solved',
  onceKey: string,
  blocks: Block[],
): Promise<void> {
  const { email, name } = mail.requester
  if (email === null || !(await mayMail(work, mail.ticket, email))) return
  await queueMail(work, {
    purpose,
    onceKey,
    ...commonParts(mail),
    subject: withoutLinks(mail.subject),
    isAutomatic: true,
    content: {
      ...letterParts(mail, blocks),
      from: { name: mail.inbox.name, address: mail.inbox.address },
      envelopeFrom: '',
      to: [{ name, address: email }],
      cc: [],
      headers: automaticHeaders(work),
      attachmentIds: [],
    },
  })
}

/** Enough to recognise the request by; the whole would make Mesa carry a stranger's words to whom they please. */
function excerptBlocks(text: string, intro: string): Block[] {
  const excerpt = excerptOf(text)
  return excerpt === '' ? [] : [{ kind: 'quote', intro, html: htmlFromText(excerpt), text: excerpt }]
}

/** How to object, and how to rate. */
async function solvedBlocks(work: Work, mail: TicketMail): Promise<Block[]> {
  const t = wordsFor(mail.language)
  const settings = await readSettings(work.tx)
  const rate = `${work.services.publicUrl}/rate/${ratingLinkToken(work.services, mail.ticket.id)}`
  const scores = [5, 4, 3, 2, 1] as const
  const rating: Block[] = [
    { kind: 'text', text: t('rateUs') },
    { kind: 'links', links: scores.map((score) => ({ label: t(`score${score}`), href: `${rate}?score=${score}` })) },
  ]
  return [
    ...(settings.asksForRating ? rating : []),
    { kind: 'text', text: t('notSolved') },
    { kind: 'button', label: t('stillOpen'), href: guestLink(work, mail) },
    { kind: 'text', text: t('closesIn', { count: settings.closeAfterDays }) },
  ]
}

function commonParts(mail: TicketMail) {
  const { ticket, inbox, subject, headerMessageId } = mail
  return { ticketId: ticket.id, inboxId: inbox.id, subject, headerMessageId }
}

function letterParts(mail: TicketMail, blocks: Block[]) {
  return {
    ...writeLetter(blocks),
    replyTo: mail.replyAddress,
    inReplyTo: mail.inReplyTo,
    references: mail.references,
  }
}

function signatureOf({ inbox }: TicketMail): Block[] {
  if (inbox.signature.trim() === '') return []
  return [
    {
      kind: 'html',
      html: `<div class="mesa_signature">${htmlFromText(inbox.signature)}</div>`,
      text: `-- \n${inbox.signature}`,
    },
  ]
}

function guestLink(work: Work, { ticket, requester }: TicketMail): string {
  return `${work.services.publicUrl}/g/${guestLinkToken(work.services, ticket.id, requester.id)}`
}

function mailboxOf({ name, address }: { name: string; address: string }) {
  return { name, address }
}

async function attachmentsOf(work: Work, messageId: string): Promise<string[]> {
  const rows = await work.tx
    .selectFrom('attachments')
    .select('id')
    .where('messageId', '=', messageId)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}
