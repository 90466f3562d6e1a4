import { isMailerDaemon, isNullPath } from './automatic.ts'
import { readBounceText } from './bounce-texts.ts'
import { readDeliveryStatus } from './delivery-status.ts'
import { firstValue, readHeaderFields, splitHeaderBlock } from './header-fields.ts'
import { parseMessageId, parseMessageIds } from './message-ids.ts'
import type { Bounce, MailAddress, ParsedAttachment, RecipientReport } from './parsed-mail.ts'

export interface BounceClues {
  subject: string
  text: string
  from: MailAddress | undefined
  /** To, and where it was delivered: our own addresses. */
  own: string[]
  headers: Map<string, string[]>
  envelopeFrom: string | undefined
  attachments: ParsedAttachment[]
}

/** What a delivery report tells; undefined for any other mail and for reports of success. */
export function readBounce(clues: BounceClues): Bounce | undefined {
  const statusParts = clues.attachments.filter(({ contentType }) => isDeliveryStatus(contentType))
  const reports = statusParts.length > 0 ? readStatusParts(statusParts) : readProse(clues)
  const worst = reports.find(({ kind }) => kind === 'failed') ?? reports[0]
  return worst && { ...worst, reports, originalMessageId: findOriginalId(clues) }
}

/** RFC 3464 and its internationalized sister, RFC 6533. */
export function isDeliveryStatus(contentType: string): boolean {
  return contentType === 'message/delivery-status' || contentType === 'message/global-delivery-status'
}

function readStatusParts(parts: ParsedAttachment[]): RecipientReport[] {
  return parts.flatMap(({ content }) => readDeliveryStatus(content.toString('latin1')))
}

function readProse(clues: BounceClues): RecipientReport[] {
  const { headers, from, envelopeFrom, subject, text, own } = clues
  const failedRecipients = firstValue(headers, 'x-failed-recipients')
  const isMailSystem = isMailerDaemon(from) || failedRecipients !== undefined
  // An answering machine has a null return path too, but it does not write from the mail system.
  if (!isMailSystem && (!isNullPath(headers, envelopeFrom) || isReply(headers))) return []
  return readBounceText({ subject, text, failedRecipients, isMailSystem, own })
}

function isReply(headers: Map<string, string[]>): boolean {
  return /^auto-replied/i.test(firstValue(headers, 'auto-submitted') ?? '') || headers.has('x-autoreply')
}

/** The Message-ID of the mail that bounced: in the returned part, in the report's text, or in what it answers to. */
function findOriginalId({ attachments, headers, text }: BounceClues): string | undefined {
  for (const { contentType, content } of attachments) {
    if (!/^(?:message\/(?:rfc822|global)(?:-headers)?|text\/rfc822-headers)$/.test(contentType)) continue
    const fields = readHeaderFields(splitHeaderBlock(content.toString('latin1').trimStart())).decoded
    const id = parseMessageId(fields.get('message-id'))
    if (id) return id
  }
  const quoted = text.slice(0, 200_000).match(/^[ \t>]{0,20}Message-ID:\s{0,20}<([^<>\s]{1,500})>/im)?.[1]
  return quoted ?? parseMessageIds([...(headers.get('in-reply-to') ?? []), ...(headers.get('references') ?? [])])[0]
}
