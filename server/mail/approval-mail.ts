import type { Language } from '#contract/common.ts'
import type { DeskSettings } from '#contract/desk.ts'
import type { Work } from '../kernel/context.ts'
import { htmlFromText } from '../texts/index.ts'
import type { Block } from './letter.ts'
import { mayMail } from './may-mail.ts'
import { queueMail } from './outbox.ts'
import { signReplyAddress } from './reading/index.ts'
import { ticketValues } from './template-values.ts'
import { readHouse } from './templates/queries.ts'
import { blocksValue, plainValue, renderLetter, renderSubject, type Values } from './templates/render.ts'
import { automaticHeaders, beginTicketMail, type TicketMail, withHook } from './ticket-mail.ts'
import { wordsFor } from './words.ts'

/** What somebody is asked to approve, for her to read without seeing the ticket. */
export interface ApprovalMail {
  ticketId: string
  to: { name: string; email: string; language: Language }
  question: string
  amount: number | null
  /** ISO 4217. */
  currency: string
  /** Null when a rule asked. */
  askedBy: string | null
  /** Whose word it is, where she stands in for somebody. */
  standsInFor: string | null
  /** The requester's own. */
  words: string
  expiresAt: Date | null
  /** Leads to a page that asks once more: mail scanners open links. */
  link: string
  isReminder: boolean
}

const longestWords = 4000

/**
 * Mails it with one link for each answer. Whoever answers the mail itself decides nothing: the signed address puts
 * those words on the ticket as a note, as it does with answers to what was forwarded.
 */
export async function mailApproval(work: Work, asked: ApprovalMail): Promise<void> {
  const ticket = await work.tx
    .selectFrom('tickets')
    .selectAll()
    .where('id', '=', asked.ticketId)
    .executeTakeFirstOrThrow()
  const mail = await beginTicketMail(work, ticket)
  if (mail === undefined || !(await mayMail(work, ticket, asked.to.email))) return
  const { settings, template } = await readHouse(work.tx, 'approval_asked', asked.to.language)
  const values = approvalValues(mail, settings, asked)
  const subject = renderSubject(template.subject, values)
  const { inbox, headerMessageId } = mail
  await queueMail(work, {
    purpose: 'approval',
    ticketId: ticket.id,
    inboxId: inbox.id,
    subject: withHook(
      asked.isReminder ? wordsFor(asked.to.language)('approvalReminder', { subject }) : subject,
      ticket,
    ),
    headerMessageId,
    isAutomatic: true,
    content: {
      ...renderLetter(template.bodyHtml, values),
      from: { name: inbox.name, address: inbox.address },
      replyTo: signReplyAddress(inbox.address, ticket.number, work.services.key('forward-address')),
      envelopeFrom: '',
      to: [{ name: asked.to.name, address: asked.to.email }],
      cc: [],
      bcc: [],
      inReplyTo: null,
      references: [],
      headers: { ...automaticHeaders(work), 'Auto-Submitted': 'auto-generated' },
      attachmentIds: [],
    },
  })
}

/** What the words of such a mail may speak of. */
export function approvalValues(mail: TicketMail, settings: DeskSettings, asked: ApprovalMail): Values {
  const t = wordsFor(asked.to.language)
  const buttons: Block[] = [
    { kind: 'button', label: t('approvalApprove'), href: `${asked.link}?decision=approved` },
    { kind: 'button', label: t('approvalReject'), href: `${asked.link}?decision=rejected` },
    { kind: 'text', text: t('approvalConfirm') },
  ]
  return {
    ...ticketValues(mail, settings),
    'approver.name': plainValue(asked.to.name),
    'approval.question': plainValue(asked.question),
    'approval.facts': blocksValue([{ kind: 'text', text: factsOf(mail, asked).join('\n') }]),
    'approval.words': blocksValue(wordsOf(mail, asked)),
    'approval.decide': blocksValue(buttons),
  }
}

function factsOf({ ticket, requester }: TicketMail, asked: ApprovalMail): string[] {
  const { language } = asked.to
  const t = wordsFor(language)
  const money = new Intl.NumberFormat(language, { style: 'currency', currency: asked.currency })
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long' })
  return [
    t('approvalTicket', { number: ticket.number, subject: ticket.subject }),
    t('approvalFor', { name: requester.name }),
    ...(asked.amount === null ? [] : [t('approvalAmount', { amount: money.format(asked.amount) })]),
    ...(asked.askedBy === null ? [] : [t('approvalAskedBy', { name: asked.askedBy })]),
    ...(asked.standsInFor === null ? [] : [t('approvalStandsInFor', { name: asked.standsInFor })]),
    ...(asked.expiresAt === null ? [] : [t('approvalUntil', { date: date.format(asked.expiresAt) })]),
  ]
}

/** As text: pictures inside it would point nowhere. */
function wordsOf({ requester }: TicketMail, { words, to }: ApprovalMail): Block[] {
  const text = words.slice(0, longestWords)
  if (text === '') return []
  const intro = wordsFor(to.language)('approvalWords', { name: requester.name })
  return [{ kind: 'quote', intro, html: htmlFromText(text), text }]
}
