import type { DeskSettings } from '#contract/desk.ts'
import type { Work } from '../kernel/context.ts'
import { guestLinkToken } from '../people/index.ts'
import { ratingLinkToken } from '../ratings/index.ts'
import { htmlFromText } from '../texts/index.ts'
import type { MessageRow } from '../tickets/index.ts'
import { excerptOf, withoutLinks } from './excerpt.ts'
import type { Block } from './letter.ts'
import { blocksValue, plainValue, type Value, type Values } from './templates/render.ts'
import type { TicketMail } from './ticket-mail.ts'
import { wordsFor } from './words.ts'

/** Where the links of a mail lead; those of a preview lead nowhere. */
export interface MailLinks {
  guest: string
  rating: string
}

interface SolvedParts {
  /** Whether a rating is asked for in this very mail. */
  asksRating: boolean
  links?: MailLinks
}

export function replyValues(
  mail: TicketMail,
  settings: DeskSettings,
  parts: { message: Value; agentName: string; signature: Block[]; solved: Block[]; quote: Block[] },
): Values {
  return {
    ...ticketValues(mail, settings),
    'agent.name': plainValue(parts.agentName),
    message: parts.message,
    signature: blocksValue(parts.signature),
    solved: blocksValue(parts.solved),
    quote: blocksValue(parts.quote),
  }
}

export function acknowledgementValues(
  work: Work,
  mail: TicketMail,
  settings: DeskSettings,
  first: MessageRow | undefined,
  links = linksOf(work, mail),
): Values {
  const t = wordsFor(mail.language)
  return {
    ...ticketValues(mail, settings),
    'requester.name': plainValue(withoutLinks(mail.requester.name)),
    'ticket.subject': plainValue(withoutLinks(mail.ticket.subject)),
    conversation: plainValue(withoutLinks(mail.subject)),
    'ticket.link': blocksValue([{ kind: 'button', label: t('seeTicket'), href: links.guest }]),
    quote: blocksValue(excerptBlocks(first?.newText ?? '', t('yourText'))),
  }
}

/** Enough to recognise the request by; the whole would make Mesa carry a stranger's words to whom they please. */
function excerptBlocks(text: string, intro: string): Block[] {
  const excerpt = excerptOf(text)
  return excerpt === '' ? [] : [{ kind: 'quote', intro, html: htmlFromText(excerpt), text: excerpt }]
}

export function solvedValues(
  work: Work,
  mail: TicketMail,
  settings: DeskSettings,
  { asksRating, links = linksOf(work, mail) }: SolvedParts,
): Values {
  const parts = solvedParts(mail, settings, links)
  return {
    ...ticketValues(mail, settings),
    'ticket.link': blocksValue([parts.link]),
    rating: blocksValue(asksRating ? parts.rating : []),
    closing: blocksValue([parts.closing]),
  }
}

/** The mail that asks some time after a ticket was solved. */
export function ratingValues(
  work: Work,
  mail: TicketMail,
  settings: DeskSettings,
  links = linksOf(work, mail),
): Values {
  const { rating, link } = solvedParts(mail, settings, links)
  return { ...ticketValues(mail, settings), rating: blocksValue(rating), 'ticket.link': blocksValue([link]) }
}

/** What a reply adds when it solves the ticket: how to object, and how to rate. */
export function solvedBlocks(
  work: Work,
  mail: TicketMail,
  settings: DeskSettings,
  { asksRating, links = linksOf(work, mail) }: SolvedParts,
): Block[] {
  const { rating, link, closing } = solvedParts(mail, settings, links)
  return [...(asksRating ? rating : []), { kind: 'text', text: wordsFor(mail.language)('notSolved') }, link, closing]
}

function solvedParts(mail: TicketMail, settings: DeskSettings, links: MailLinks) {
  const t = wordsFor(mail.language)
  const scores = [5, 4, 3, 2, 1] as const
  const rated = scores.map((score) => ({ label: t(`score${score}`), href: `${links.rating}?score=${score}` }))
  const rating: Block[] = [
    { kind: 'text', text: t('rateUs') },
    { kind: 'links', links: rated },
  ]
  const link: Block = { kind: 'button', label: t('stillOpen'), href: links.guest }
  const closing: Block = { kind: 'text', text: t('closesIn', { count: settings.closeAfterDays }) }
  return { rating, link, closing }
}

/** What any mail about a ticket may speak of. */
export function ticketValues({ ticket, requester, inbox, subject }: TicketMail, settings: DeskSettings): Values {
  return {
    'requester.name': plainValue(requester.name),
    'ticket.number': plainValue(ticket.number),
    'ticket.subject': plainValue(ticket.subject),
    conversation: plainValue(subject),
    'inbox.name': plainValue(inbox.name),
    'inbox.address': plainValue(inbox.address),
    'desk.name': plainValue(settings.name),
  }
}

function linksOf({ services }: Work, { ticket, requester }: TicketMail): MailLinks {
  return {
    guest: `${services.portalUrl}/g/${guestLinkToken(services, ticket.id, requester.id)}`,
    rating: `${services.portalUrl}/rate/${ratingLinkToken(services, ticket.id)}`,
  }
}
