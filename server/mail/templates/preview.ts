import type { Language } from '#contract/common.ts'
import { type MailTemplateKind, noticeKind } from '#contract/mail-templates.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import { type Ctx, transact, type Work } from '../../kernel/context.ts'
import { invalidField } from '../../kernel/errors.ts'
import { findPerson } from '../../people/index.ts'
import { htmlOf, lockTicket, type MessageRow, type TicketRow } from '../../tickets/index.ts'
import { articleValues } from '../agents/article-notice.ts'
import { digestValues } from '../agents/digest.ts'
import { noticeLetter, noticeValues } from '../agents/notice.ts'
import { approvalValues } from '../approval-mail.ts'
import { queueDeskMail } from '../desk-mail.ts'
import { dressed, type Letter } from '../letter.ts'
import { lastPublicMessage, quoteOf } from '../quotes.ts'
import { secretValues } from '../secret-mails.ts'
import { securityValues } from '../security-notice.ts'
import { signatureOf } from '../signatures.ts'
import { acknowledgementValues, ratingValues, replyValues, solvedBlocks, solvedValues } from '../template-values.ts'
import { beginTicketMail, withHook } from '../ticket-mail.ts'
import { wordsFor } from '../words.ts'
import { checkTemplate, type TemplateDraft } from './commands.ts'
import { readHouse } from './queries.ts'
import { renderLetter, renderSubject, type Values } from './render.ts'

interface Wanted extends TemplateDraft {
  kind: MailTemplateKind
  language: Language
  ticketNumber?: number | undefined
}

interface Preview extends Letter {
  subject: string
}

/** Nobody is let in by what an administrator looks at, or sends to herself. */
const nowhere = { guest: 'https://example.invalid/', rating: 'https://example.invalid/' }

export async function previewTemplate(ctx: Ctx, actor: PersonActor, wanted: Wanted): Promise<Preview> {
  return transact(ctx, (work) => preview(work, actor, wanted))
}

/** Sends it to whoever asks, and to nobody else. */
export async function testTemplate(ctx: Ctx, actor: PersonActor, wanted: Wanted): Promise<void> {
  await transact(ctx, async (work) => {
    const { subject, html, text } = await preview(work, actor, wanted)
    const me = await findPerson(work.tx, actor.id)
    if (me?.email == null) throw invalidField('subject', 'no_address', 'Your profile has no mail address')
    const to = { name: me.name, address: me.email }
    await queueDeskMail(work, { purpose: 'test', to, subject, letter: { html, text } })
  })
}

async function preview(work: Work, actor: PersonActor, wanted: Wanted): Promise<Preview> {
  const template = checkTemplate(wanted.kind, wanted)
  const { values, ticket } = await valuesOf(work, actor, wanted)
  const subject = renderSubject(template.subject || '{{conversation}}', values)
  const letter = isNotice(wanted.kind)
    ? noticeLetter(template.bodyHtml, values, wanted.language)
    : renderLetter(template.bodyHtml, values)
  return {
    ...letter,
    subject: ticket === undefined ? subject : withHook(subject, ticket),
  }
}

async function valuesOf(
  work: Work,
  actor: PersonActor,
  wanted: Wanted,
): Promise<{ values: Values; ticket?: TicketRow }> {
  const { kind, language } = wanted
  const { settings } = await readHouse(work.tx, kind, language)
  if (kind === 'sign_in' || kind === 'reset' || kind === 'invitation') {
    const to = { name: actor.name, email: '', language }
    return { values: secretValues({ purpose: kind, to, link: nowhere.guest }, settings.name) }
  }
  if (kind === 'security_notice') {
    const about = { to: { name: actor.name, language }, what: 'on', by: actor.name, isAgent: true } as const
    return { values: securityValues(work, about, settings) }
  }
  if (kind === 'article_notice') {
    const [title, note] = [wordsFor(language)('sampleTask'), wordsFor(language)('sampleQuestion')]
    const about = { kind: 'article_to_review', articleId: '', title, authorName: actor.name, note } as const
    return { values: articleValues(work, { ...actor, language }, settings.name, about) }
  }
  const ticket = await ticketFor(work, wanted.ticketNumber)
  if (kind === 'digest') {
    const { number, subject } = ticket ?? { number: 1, subject: wordsFor(language)('sampleTask') }
    const about = {
      number,
      articleId: null,
      subject,
      authorName: actor.name,
      taskTitle: wordsFor(language)('sampleTask'),
    }
    const items = (['mentioned', 'task_due'] as const).map((one) => ({ kind: one, ...about }))
    return { values: digestValues(work, { ...actor, language }, settings.name, items) }
  }
  if (ticket === undefined) throw invalidField('ticketNumber', 'required', 'Open a first ticket to see this mail')
  const begun = await beginTicketMail(work, ticket)
  if (begun === undefined) throw invalidField('ticketNumber', 'no_inbox', 'This ticket has no inbox to write from')
  const mail = { ...begun, language }
  const last = await lastPublicMessage(work, ticket.id)
  if (kind === 'acknowledgement') return { ticket, values: acknowledgementValues(work, mail, settings, last, nowhere) }
  if (isNotice(kind)) return { ticket, values: noticeValues(work, begun, settings, { ...actor, language }, { last }) }
  if (kind === 'approval_asked') {
    const sample = { question: wordsFor(language)('sampleQuestion'), amount: 1200, currency: settings.currency }
    const facts = { askedBy: actor.name, standsInFor: null, expiresAt: null, words: last?.newText ?? '' }
    const to = { name: actor.name, email: '', language }
    const about = { ...sample, ...facts, to, ticketId: ticket.id, link: nowhere.guest, isReminder: false }
    return { ticket, values: approvalValues(mail, settings, about) }
  }
  const solved = { asksRating: settings.asksForRating, links: nowhere }
  if (kind === 'solved') return { ticket, values: solvedValues(work, mail, settings, solved) }
  if (kind === 'rating_asked') return { ticket, values: ratingValues(work, mail, settings, nowhere) }
  const signature = await signatureOf(work, mail, settings.name, actor.id)
  const parts = {
    message: messageOf(await lastReply(work, ticket), language),
    agentName: actor.name,
    signature: signature.blocks,
    solved: solvedBlocks(work, mail, settings, solved),
    quote: settings.quotesHistory ? quoteOf(last, language) : [],
  }
  return { ticket, values: { ...replyValues(mail, settings, parts) } }
}

function isNotice(kind: MailTemplateKind): boolean {
  return noticeKind.safeParse(kind).success
}

/** The one asked for, else the newest in reach. */
async function ticketFor(work: Work, number: number | undefined): Promise<TicketRow | undefined> {
  if (number !== undefined) return lockTicket(work, number)
  const newest = await work.tx
    .selectFrom('tickets')
    .select('number')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return newest === undefined ? undefined : lockTicket(work, newest.number)
}

async function lastReply(work: Work, ticket: TicketRow): Promise<MessageRow | undefined> {
  return work.tx
    .selectFrom('messages')
    .selectAll()
    .where('ticketId', '=', ticket.id)
    .where('kind', '=', 'reply')
    .where('direction', '=', 'out')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

function messageOf(reply: MessageRow | undefined, language: Language) {
  if (reply !== undefined) return { html: dressed(htmlOf(reply)), text: reply.bodyText }
  const text = wordsFor(language)('sampleReply')
  return { html: `<p>${text}</p>`, text }
}
