import { parseAddresses } from './addresses.ts'
import type { MailAddress } from './parsed-mail.ts'

/** A mail inside a mail, as programs write it when somebody forwards (es, en, fr, de, pt). */
export interface ForwardedMail {
  author: MailAddress
  subject: string | undefined
  text: string
  /** What the forwarder wrote above it. */
  intro: string
}

const forwardPrefix = /^(?:fwd?|rv|tr|wg|enc|reenv(?:iado|iar|ío)?|weitergeleitet|encaminhad[ao]|transféré)\s?[:：]/iu
const separator = new RegExp(
  `^[->*_\\s]{0,20}(?:${[
    'forwarded message|begin forwarded message|original message',
    'mensaje reenviado|inicio del mensaje reenviado|mensaje original',
    'mensagem (?:re)?encaminhada|início da mensagem (?:re)?encaminhada|mensagem original',
    'message transféré|début du message (?:transféré|réexpédié)|message d.origine',
    'weitergeleitete nachricht|anfang der weitergeleiteten nachricht|ursprüngliche nachricht',
  ].join('|')})[-:*_\\s]{0,20}$`,
  'iu',
)
const labels = {
  from: ['from', 'de', 'von'],
  date: [
    'sent',
    'date',
    'enviado',
    'enviado el',
    'enviada',
    'enviado em',
    'fecha',
    'data',
    'envoyé',
    'gesendet',
    'datum',
  ],
  to: ['to', 'para', 'à', 'an', 'cc', 'reply-to'],
  subject: ['subject', 'asunto', 'assunto', 'objet', 'betreff'],
}
type Label = keyof typeof labels
const longestLook = 400
const mostHeaderLines = 20

export function isForwardSubject(subject: string): boolean {
  return forwardPrefix.test(subject.trim())
}

/** Undefined where the forwarded headers name nobody's address: then it is the forwarder's mail like any other. */
export function readForwarded(bodyText: string): ForwardedMail | undefined {
  const lines = bodyText.split('\n')
  const start = lines.slice(0, longestLook).findIndex((line, index) => startsForward(lines, index, line))
  if (start < 0) return undefined
  const first = separator.test(lines[start] ?? '') ? start + 1 : start
  const { fields, end } = readFields(lines, first)
  const author = parseAddresses([withoutMailto(fields.get('from') ?? '')])[0]
  if (author === undefined || fields.size < 2) return undefined
  return {
    author,
    subject: fields.get('subject'),
    text: unquoted(lines.slice(end)).join('\n').trim(),
    intro: withoutRuler(lines.slice(0, start)).join('\n').trim(),
  }
}

/** A line that says so, or Outlook's bare block of headers. */
function startsForward(lines: string[], index: number, line: string): boolean {
  if (separator.test(line)) return true
  if (labelIn(line)?.[0] !== 'from') return false
  const following = lines.slice(index + 1, index + 5).flatMap((one) => labelIn(one)?.[0] ?? [])
  return following.includes('date') && (following.includes('to') || following.includes('subject'))
}

function readFields(lines: string[], start: number): { fields: Map<Label, string>; end: number } {
  const fields = new Map<Label, string>()
  let end = start
  for (; end < lines.length && end < start + mostHeaderLines; end += 1) {
    const line = lines[end] ?? ''
    const found = labelIn(line)
    if (found !== undefined) fields.set(found[0], fields.get(found[0]) ?? found[1])
    else if (fields.size > 0 || !isBlank(line)) break
  }
  return { fields, end }
}

function labelIn(line: string): [Label, string] | undefined {
  const found = /^[>\s*]{0,6}([\p{L}-]{1,12}(?: (?:el|em))?)\s?\*?\s?[:：]\s?\*?\s?(.{0,400})$/iu.exec(
    line.slice(0, 450),
  )
  const name = found?.[1]?.toLowerCase()
  const label = (Object.keys(labels) as Label[]).find((one) => name !== undefined && labels[one].includes(name))
  return label && [label, (found?.[2] ?? '').replace(/\*+/g, ' ').trim()]
}

/** `Ana [mailto:ana@x.example]` and `<ana@x.example<mailto:ana@x.example>>`, as Outlook writes addresses. */
function withoutMailto(value: string): string {
  return value.replace(/<mailto:[^<>\s]{1,400}>/gi, '').replace(/\[(?:mailto:)?([^[\]\s]{1,400})\]/gi, '<$1>')
}

/** Outlook draws a line above the headers. */
function withoutRuler(lines: string[]): string[] {
  const last = lines.findLastIndex((line) => !isBlank(line))
  return /^\s*[_-]{5,}\s*$/.test(lines[last] ?? '') ? lines.slice(0, last) : lines
}

/** Apple's programs put the mark of a quote before each line of what they forward. */
function unquoted(lines: string[]): string[] {
  const written = lines.filter((line) => !isBlank(line))
  if (!written.every((line) => line.startsWith('>'))) return lines
  return lines.map((line) => line.replace(/^> ?/, ''))
}

function isBlank(line: string): boolean {
  return /^[>\s]*$/.test(line)
}
