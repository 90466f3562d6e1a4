import { newTextOf } from '../../texts/index.ts'
import { en } from '../words.en.ts'
import { es } from '../words.es.ts'

/** What an agent wrote in answer to a notification. */
export interface OwnWords {
  text: string
  /** Nothing in it can be her private signature or the notification. What is in doubt goes to nobody outside. */
  isCertain: boolean
}

const mostLines = 2000
const longestLine = 1000
const markers = [en.answerAbove, es.answerAbove].map(bare)

/** Cuts an answer to what is meant for the customer; `desk` is the address of the links in notifications. */
export function ownWordsOf(bodyText: string, { name, desk }: { name: string; desk: string }): OwnWords {
  const lines = bodyText
    .replace(/\r\n?/g, '\n')
    .split('\n', mostLines)
    .map((line) => line.slice(0, longestLine))
  const at = lines.findIndex((line) => markers.includes(bare(line)))
  const above = at < 0 ? lines : lines.slice(0, at)
  const text = newTextOf(above.join('\n'))
  const hasWords = /[\p{L}\p{N}]/u.test(text)
  const isWhole = bodyText.length <= lines.join('\n').length
  const isCertain =
    hasWords &&
    isWhole &&
    !isInterleaved(at < 0 ? [] : lines.slice(at + 1)) &&
    !holdsNotification(text, desk) &&
    !mayHoldSignature(text, name)
  return { text: hasWords ? text : '', isCertain }
}

/** Answers under or between what is quoted would be lost with it. */
function isInterleaved(below: string[]): boolean {
  const isQuoted = (line: string) => /^\s{0,3}>/.test(line)
  const first = below.findIndex(isQuoted)
  if (first < 0) return false
  const signature = below.findIndex((line) => /^--\s?$/.test(line))
  const rest = below.slice(first, signature < first ? undefined : signature)
  return rest.some((line) => line.trim() !== '' && !isQuoted(line))
}

function holdsNotification(text: string, desk: string): boolean {
  return (
    text.includes(`${desk}/desk/`) || /^\s{0,3}>/m.test(text) || markers.some((marker) => bare(text).includes(marker))
  )
}

/**
 * A signature without the dashes of RFC 3676 cannot be told from words with certainty: her name with something
 * below it, or a last paragraph of several lines with a number, an address or a link.
 */
function mayHoldSignature(text: string, name: string): boolean {
  const lines = text.split('\n').map((line) => line.trim())
  const names = [name, name.split(/\s+/)[0] ?? name].map(bare)
  const signed = lines.findLastIndex((line) => names.includes(bare(line)))
  if (signed > 0 && lines.slice(signed + 1).some((line) => line !== '')) return true
  const paragraph = lines.slice(lines.lastIndexOf('') + 1)
  return lines.length > 1 && paragraph.length > 1 && paragraph.some((line) => contact.test(line))
}

const contact = /(?:\+?\d[\d ().-]{7,}\d)|[^\s@]{1,64}@[^\s@]{1,255}\.[a-z]{2,}|https?:|www\./i

/** Letters and digits only, so that quoting, wrapping and dressing do not matter. */
function bare(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
