import { firstValue } from './header-fields.ts'
import { readProblem } from './monitoring.ts'
import { isOutOfOffice } from './out-of-office.ts'
import type { AutomaticReason, MailAddress } from './parsed-mail.ts'

/** The header that all automatic mail of a Mesa carries, so that it knows its own voice when it comes back. */
export const loopHeader = 'x-mesa-loop'

export interface AutomaticClues {
  headers: Map<string, string[]>
  envelopeFrom: string | undefined
  from: MailAddress | undefined
  hasDeliveryStatus: boolean
  subject: string
  /** The new text. */
  text: string
}

type Rule = (clues: AutomaticClues) => boolean

// RFC 3834 sections 2 and 5, and the custom of mail servers. A desk's mark comes first: it says most.
const rules: [AutomaticReason, Rule][] = [
  ['loop_header', ({ headers }) => headers.has(loopHeader)],
  ['auto_submitted', ({ headers }) => saysOtherThanNo(headers, 'auto-submitted')],
  ['precedence', ({ headers }) => /^(?:bulk|junk|list|auto[_-]reply)\b/i.test(firstValue(headers, 'precedence') ?? '')],
  ['list', ({ headers }) => headers.has('list-id') || headers.has('list-unsubscribe')],
  ['auto_response_suppress', ({ headers }) => suppressesResponses(headers)],
  ['auto_reply_header', ({ headers }) => autoReplyHeaders.some((name) => saysOtherThanNo(headers, name))],
  ['null_return_path', ({ headers, envelopeFrom }) => isNullPath(headers, envelopeFrom)],
  ['mailer_daemon', ({ from }) => isMailerDaemon(from)],
  ['delivery_status', ({ hasDeliveryStatus }) => hasDeliveryStatus],
  ['monitoring', ({ subject, from }) => readProblem({ subject, from, isAutomatic: false }) !== undefined],
  ['out_of_office', ({ headers, subject, text }) => isOutOfOffice({ subject, text, isAnswer: isAnswer(headers) })],
]

const autoReplyHeaders = ['x-autoreply', 'x-autorespond', 'x-autoresponder']

/** Which rule of MAIL.md makes this mail automatic; undefined for a mail that a person wrote. */
export function findAutomaticReason(clues: AutomaticClues): AutomaticReason | undefined {
  return rules.find(([, holds]) => holds(clues))?.[0]
}

export function isMailerDaemon(from: MailAddress | undefined): boolean {
  return /^(?:mailer[-_]?daemon|postmaster)@/.test(from?.address ?? '')
}

/** The null return path of RFC 5321: from the envelope, else from the header that the last server wrote. */
export function isNullPath(headers: Map<string, string[]>, envelopeFrom: string | undefined): boolean {
  if (envelopeFrom !== undefined) return envelopeFrom === '' || envelopeFrom === '<>'
  return headers.get('return-path')?.[0]?.replace(/\s/g, '') === '<>'
}

function isAnswer(headers: Map<string, string[]>): boolean {
  return headers.has('in-reply-to') || headers.has('references')
}

function saysOtherThanNo(headers: Map<string, string[]>, name: string): boolean {
  const value = firstValue(headers, name)?.toLowerCase()
  return value !== undefined && !/^(?:no|false|0)\b/.test(value)
}

function suppressesResponses(headers: Map<string, string[]>): boolean {
  const value = firstValue(headers, 'x-auto-response-suppress')?.toLowerCase()
  return value !== undefined && value !== 'none'
}
