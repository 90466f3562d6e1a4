import {
  isAttribution,
  isForwardSeparator,
  isHeaderBlock,
  isHistorySeparator,
  isQuotedLine,
  isRule,
} from './quote-patterns.ts'
import { isDisclaimer, isMobileSignature, isSignatureDash } from './signature-patterns.ts'

const mostLines = 2000
const longestLine = 1000
const longestAttribution = 4
const longestLooseSignature = 12

/** A line as it is shown, and as the patterns see it: trimmed, runs collapsed, so that none of them can be hung. */
interface Line {
  shown: string
  seen: string
}

/** By its subject, a mail answers, passes another on, or neither. */
export type TextKind = 'reply' | 'forward' | 'other'

/**
 * What the sender wrote now: without quoted history (top or bottom posted, or between the lines), signatures, and
 * standing legal text. What somebody passes on is what they wanted to show, and stays. When nothing would be left,
 * the text stays as it is.
 */
export function newTextOf(text: string, kind: TextKind = 'reply'): string {
  const lines = boundedLines(withoutPgpArmor(text.toWellFormed()))
  const passedOn = startOfForwarded(lines, kind)
  const fresh = withoutSignature(withoutHistory(lines.slice(0, passedOn)))
  const result = joined([...fresh, ...(fresh.length > 0 ? blank : []), ...lines.slice(passedOn)])
  return /[\p{L}\p{N}]/u.test(result) ? result : joined(lines)
}

const blank: Line[] = [{ shown: '', seen: '' }]

/** Outlook sets the same block above what it passes on and what it quotes: there only the subject tells. */
function startOfForwarded(lines: Line[], kind: TextKind): number {
  if (kind === 'reply') return lines.length
  const start = lines.findIndex(
    ({ seen }, index) => isForwardSeparator(seen) || (kind === 'forward' && isHeaderBlock(seenFrom(lines, index, 8))),
  )
  return start === -1 ? lines.length : start
}

function boundedLines(text: string): Line[] {
  const start = text.slice(0, mostLines * longestLine).replace(/\r\n?/g, '\n')
  return start
    .split('\n', mostLines)
    .map((line) => line.slice(0, longestLine).toWellFormed())
    .map((line) => ({ shown: line.trimEnd(), seen: isSignatureDash(line) ? line : collapsed(line) }))
}

function collapsed(line: string): string {
  return line
    .replace(/\s+/g, ' ')
    .replace(/(.)\1{20,}/gu, (run) => run.slice(0, 20))
    .trim()
}

function joined(lines: Line[]): string {
  const text = lines.map(({ shown }) => shown).join('\n')
  return text.replace(/\n{3,}/g, '\n\n').trim()
}

/** Signed mail of RFC 4880 section 7 in its clear form. */
function withoutPgpArmor(text: string): string {
  const start = text.indexOf('-----BEGIN PGP SIGNED MESSAGE-----')
  if (start === -1) return text
  const signature = text.indexOf('-----BEGIN PGP SIGNATURE-----', start)
  const signed = text.slice(start, signature === -1 ? text.length : signature)
  const body = signed.split('\n').slice(1)
  while (/^(?:Hash|Charset|Comment|Version):/.test(body[0] ?? '')) body.shift()
  return text.slice(0, start) + body.join('\n').replace(/^- /gm, '')
}

function withoutHistory(lines: Line[]): Line[] {
  const kept: Line[] = []
  let index = 0
  while (index < lines.length) {
    const quotation = quotationAt(lines, index)
    if (!quotation) {
      kept.push(...lines.slice(index, index + 1))
      index += 1
      continue
    }
    if (quotation.isRest) return withoutRuleAtEnd(kept)
    index = quotation.end
  }
  return kept
}

/** Quotation that starts here: marked lines end where their marks end, anything else goes on to the end. */
function quotationAt(lines: Line[], index: number): { isRest: boolean; end: number } | undefined {
  const seen = lines[index]?.seen ?? ''
  if (seen === '') return undefined
  if (isQuotedLine(seen)) return { isRest: false, end: endOfQuotedLines(lines, index) }
  if (isHistorySeparator(seen) || isHeaderBlock(seenFrom(lines, index, 8))) return { isRest: true, end: lines.length }
  const length = attributionLength(lines, index)
  if (length === 0) return undefined
  const next = nextWritten(lines, index + length)
  const isMarked = isQuotedLine(lines[next]?.seen ?? '')
  return isMarked ? { isRest: false, end: endOfQuotedLines(lines, next) } : { isRest: true, end: lines.length }
}

/** Mail programs break the attribution over up to four lines. */
function attributionLength(lines: Line[], index: number): number {
  const parts = seenFrom(lines, index, longestAttribution)
  const length = parts.findIndex((part) => part === '' || part.endsWith(':')) + 1
  if (length === 0 || parts[length - 1] === '') return 0
  return isAttribution(parts.slice(0, length).join(' ').slice(0, longestLine)) ? length : 0
}

function seenFrom(lines: Line[], index: number, count: number): string[] {
  return lines.slice(index, index + count).map(({ seen }) => seen)
}

function endOfQuotedLines(lines: Line[], start: number): number {
  let end = start
  while (end < lines.length && isQuotedLine(lines[end]?.seen ?? '')) end += 1
  return end
}

function nextWritten(lines: Line[], start: number): number {
  let next = start
  while (next < lines.length && lines[next]?.seen === '') next += 1
  return next
}

function withoutRuleAtEnd(lines: Line[]): Line[] {
  let end = lines.length
  while (end > 0 && (lines[end - 1]?.seen === '' || isRule(lines[end - 1]?.seen ?? ''))) end -= 1
  return lines.slice(0, end)
}

function withoutSignature(lines: Line[]): Line[] {
  const end = lines.findIndex(({ seen }, index) => startsSignature(seen, lines.length - index) || isDisclaimer(seen))
  const body = end === -1 ? lines : lines.slice(0, end)
  return withoutRuleAtEnd(body.filter(({ seen }) => !isMobileSignature(seen)))
}

/** A bare dash without the standard's blank may also part a text: then it is a signature only near the end. */
function startsSignature(seen: string, remaining: number): boolean {
  return seen === '-- ' || (isSignatureDash(seen) && remaining <= longestLooseSignature)
}
