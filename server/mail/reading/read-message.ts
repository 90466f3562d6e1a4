import { bounded, cleanBody, newTextOf, type TextKind, textFromHtml, unquotedTextFromHtml } from '../../texts/index.ts'
import { parseAddresses, plainAddress } from './addresses.ts'
import { toAttachments } from './attachments.ts'
import { findAutomaticReason } from './automatic.ts'
import { isDeliveryStatus, readBounce } from './bounces.ts'
import { readCalendars } from './calendar.ts'
import { firstValue, type HeaderFields, readHeaderFields } from './header-fields.ts'
import { parseMailDate } from './mail-date.ts'
import { parseMessageId, parseMessageIds } from './message-ids.ts'
import { type MimeMessage, readMimeMessage } from './mime-parts.ts'
import { readProblem } from './monitoring.ts'
import type { MailEnvelope, MailLimits, ParsedMail } from './parsed-mail.ts'
import { readSecurity, type SecuredMail } from './security.ts'
import { spokenLanguageOf } from './spoken-language.ts'
import { subjectKind } from './subjects.ts'
import { unpackWinmail } from './winmail.ts'

const longestSubject = 500
const longestText = 2_000_000
const longestHtml = 10_000_000
const deliveredHeaders = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'x-delivered-to']

/** Reads one mail in this thread; `readMail` runs it in a worker, where it may hang without harm. */
export async function readMessage(raw: Buffer, envelope: MailEnvelope, limits: MailLimits): Promise<ParsedMail> {
  const outer = await readMimeMessage(raw, limits)
  const fields = readHeaderFields(outer.headerLines)
  const people = readPeople(fields, envelope)
  const secured = await readSecurity(raw, people.from, envelope.receivedAt ?? new Date())
  const message = unpackWinmail(await unwrapped(outer, secured, limits))
  const bodyHtml = message.html && bounded(cleanBody(message.html), longestHtml)
  const bodyText = bounded(
    cleanBody(message.text.trim() || (bodyHtml ? textFromHtml(bodyHtml) : '')),
    longestText,
  ).trim()
  const attachments = toAttachments(message.parts, bodyHtml)
  const headers = fields.decoded
  const subject = (firstValue(headers, 'subject') ?? '').replace(/\s+/g, ' ').slice(0, longestSubject).toWellFormed()
  const newText = newTextFrom(bodyText, bodyHtml, subjectKind(subject))
  const automatic = findAutomaticReason({
    headers,
    envelopeFrom: envelope.from,
    from: people.from,
    subject,
    text: newText,
    hasDeliveryStatus: attachments.some(({ contentType }) => isDeliveryStatus(contentType)),
  })
  const clues = { headers, envelopeFrom: envelope.from, from: people.from }
  const own = [...people.deliveredTo, ...people.to.map(({ address }) => address)]
  const bounce = readBounce({ ...clues, subject, text: bodyText, own, attachments })
  return {
    subject,
    ...people,
    date: parseMailDate(firstValue(headers, 'date')),
    messageId: parseMessageId(headers.get('message-id')?.slice(0, 1)),
    inReplyTo: parseMessageIds(headers.get('in-reply-to'))[0],
    references: parseMessageIds(headers.get('references')),
    bodyText,
    bodyHtml: bodyHtml || undefined,
    newText,
    attachments,
    headers,
    automatic,
    bounce,
    // "Warning: message delayed" is the mail system's own trouble.
    problem: bounce ? undefined : readProblem({ subject, from: people.from, isAutomatic: automatic !== undefined }),
    calendar: await readCalendars(attachments),
    security: secured?.security,
    spoken: spokenLanguageOf(newText),
  }
}

/** A mail inside its own signature takes the place of what wraps it; a signature's file is shown as its state. */
async function unwrapped(
  outer: MimeMessage,
  secured: SecuredMail | undefined,
  limits: MailLimits,
): Promise<MimeMessage> {
  if (!secured) return outer
  const inner = secured.inside && secured.security.isWhole ? await readMimeMessage(secured.inside, limits) : outer
  return { ...inner, headerLines: outer.headerLines, parts: inner.parts.filter((part) => !isSignature(part)) }
}

function isSignature({ contentType }: { contentType: string }): boolean {
  return /^application\/(?:(?:x-)?pkcs7-signature|pgp-signature)$/.test(contentType)
}

/** The text's own marks first; where they say nothing, those of the HTML may. */
function newTextFrom(bodyText: string, bodyHtml: string | undefined, kind: TextKind): string {
  const cut = newTextOf(bodyText, kind)
  if (!bodyHtml || kind === 'forward' || cut.length < bodyText.length * 0.95) return cut
  const unquoted = unquotedTextFromHtml(bodyHtml)
  return unquoted === undefined ? cut : newTextOf(unquoted, kind)
}

type People = Pick<ParsedMail, 'from' | 'sender' | 'replyTo' | 'to' | 'cc' | 'deliveredTo'>

function readPeople({ decoded, undecoded }: HeaderFields, envelope: MailEnvelope): People {
  const delivered = deliveredHeaders.flatMap((name) => decoded.get(name) ?? [])
  const deliveredTo = [...delivered.flatMap((value) => value.split(',')), ...envelope.to]
  return {
    from: parseAddresses(undecoded.get('from'))[0],
    sender: parseAddresses(undecoded.get('sender'))[0],
    replyTo: parseAddresses(undecoded.get('reply-to')),
    to: parseAddresses(undecoded.get('to')),
    cc: parseAddresses(undecoded.get('cc')),
    deliveredTo: [...new Set(deliveredTo.flatMap((address) => plainAddress(address) ?? []))],
  }
}
