import {
  bounded,
  cleanBody,
  newTextOf,
  spokenLanguageOf,
  textFromHtml,
  unquotedTextFromHtml,
} from '../../texts/index.ts'
import { parseAddresses, plainAddress } from './addresses.ts'
import { toAttachments } from './attachments.ts'
import { findAutomaticReason } from './automatic.ts'
import { isDeliveryStatus, readBounce } from './bounces.ts'
import { firstValue, type HeaderFields, readHeaderFields } from './header-fields.ts'
import { parseMailDate } from './mail-date.ts'
import { parseMessageId, parseMessageIds } from './message-ids.ts'
import { readMimeMessage } from './mime-parts.ts'
import { readProblem } from './monitoring.ts'
import type { MailEnvelope, MailLimits, ParsedMail } from './parsed-mail.ts'
import { unpackWinmail } from './winmail.ts'

const longestSubject = 500
const longestText = 2_000_000
const longestHtml = 10_000_000
const deliveredHeaders = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'x-delivered-to']

/** Reads one mail in this thread; `readMail` runs it in a worker, where it may hang without harm. */
export async function readMessage(raw: Buffer, envelope: MailEnvelope, limits: MailLimits): Promise<ParsedMail> {
  const message = unpackWinmail(await readMimeMessage(raw, limits))
  const fields = readHeaderFields(message.headerLines)
  const bodyHtml = message.html && bounded(cleanBody(message.html), longestHtml)
  const bodyText = bounded(
    cleanBody(message.text.trim() || (bodyHtml ? textFromHtml(bodyHtml) : '')),
    longestText,
  ).trim()
  const newText = newTextFrom(bodyText, bodyHtml)
  const attachments = toAttachments(message.parts, bodyHtml)
  const people = readPeople(fields, envelope)
  const headers = fields.decoded
  const subject = (firstValue(headers, 'subject') ?? '').replace(/\s+/g, ' ').slice(0, longestSubject).toWellFormed()
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
    spoken: spokenLanguageOf(newText),
  }
}

/** The text's own marks first; where they say nothing, those of the HTML may. */
function newTextFrom(bodyText: string, bodyHtml: string | undefined): string {
  const cut = newTextOf(bodyText)
  if (!bodyHtml || cut.length < bodyText.length * 0.95) return cut
  const unquoted = unquotedTextFromHtml(bodyHtml)
  return unquoted === undefined ? cut : newTextOf(unquoted)
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
