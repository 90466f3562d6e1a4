import { isIP } from 'node:net'
import type { Language } from '#contract/common.ts'
import type { RemovedData, SecretKind } from '#contract/redaction.ts'
import { betweenMarks, mark, withoutBrackets } from './marks.ts'
import { namePatterns } from './names.ts'
import { ibanLength, isCard, isSocialSecurity, isSpanishDocument } from './numbers.ts'

/** Something that was taken out, as it stood there. */
export interface Removed {
  kind: SecretKind
  text: string
  /** What stands there now. */
  mark: string
}

interface Known {
  /** Of the people who have to do with it. */
  names: readonly string[]
  /** In which the marks speak. */
  language: Language
  /** Gives each thing a mark of its own, so that it can be put back; counts over all texts that share it. */
  numbers?: Map<string, number>
}

/**
 * A text without what tells of a person: names, addresses, phone numbers, account, card and identity numbers that have
 * the right check digits, passwords, network addresses, and links that carry a secret. A mark stands in each place. It
 * rather takes too much than too little: a person looks at it afterwards. Pure.
 */
export function redact(text: string, { names, language, numbers }: Known): { text: string; removed: Removed[] } {
  const removed: Removed[] = []
  const take = (kind: SecretKind, found: string) => {
    const own = numbers === undefined ? mark(kind, language) : numbered(mark(kind, language), found, numbers)
    removed.push({ kind, text: found, mark: own })
    return own
  }
  let rest = withoutBrackets(text.normalize('NFC'))
  for (const pass of [...passes, ...namePasses(names)]) rest = betweenMarks(rest, (piece) => pass(piece, take))
  return { text: rest, removed }
}

function numbered(plain: string, found: string, numbers: Map<string, number>): string {
  const number = numbers.get(found) ?? numbers.size + 1
  numbers.set(found, number)
  return plain.replace('⟧', ` ${number}⟧`)
}

/** Puts back what was taken out, where marks of their own stand for it. */
export function restore(text: string, removed: readonly Removed[]): string {
  return removed.reduce((rest, { mark: own, text: found }) => rest.replaceAll(own, () => found), text)
}

/** Each thing once, with how often it stood there. */
export function countedData(removed: readonly Removed[]): RemovedData[] {
  const counts = new Map<string, RemovedData>()
  for (const { kind, text } of removed) {
    const key = `${kind} ${text}`
    counts.set(key, { kind, text, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  return [...counts.values()]
}

type Take = (kind: SecretKind, found: string) => string
type Pass = (text: string, take: Take) => string

const passes: Pass[] = [
  (text, take) =>
    text.replace(/\bhttps?:\/\/[^\s<>"'«»]+/gi, (found) => {
      const url = found.replace(/[.,;:!?)\]}]+$/, '')
      return carriesSecret(url) ? take('link', url) + found.slice(url.length) : found
    }),
  (text, take) =>
    text.replace(/(?<![\p{L}\p{N}._%+'&-])[\p{L}\p{N}._%+'&-]{1,200}@[\p{L}\p{N}_.-]*[\p{L}\p{N}_-]/giu, (found) =>
      take('email', found),
    ),
  (text, take) =>
    text.replace(
      /(?<![\p{L}\p{N}])((?:contraseña|contrasena|password|passphrase|passwort|clave|pin|token|api[ -]?key|usuario y contraseña)(?:\s+(?:es|is|nueva|new|temporal|actual))*\s*[:=]\s*|(?:contraseña|password|clave|pin)(?:\s+(?:nueva|temporal|actual))?\s+(?:es|is)\s+)(\S+)/giu,
      (_, lead: string, secret: string) => lead + take('secret', secret),
    ),
  takeIbans,
  (text, take) =>
    text.replace(/(?<![\p{L}\p{N}])[XYZ]?[\s.-]?\d(?:[.\s]?\d){6,7}[\s.-]?[A-Z](?![\p{L}\p{N}])/giu, (found) =>
      isSpanishDocument(found) ? take('document', found) : found,
    ),
  (text, take) =>
    text.replace(
      /(?<![\p{L}\p{N}])[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?(?:\d{2} ?){3}[A-D](?![\p{L}\p{N}])/gu,
      (found) => take('document', found),
    ),
  (text, take) =>
    text.replace(/(?<![\w:])(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}(?![\w:])/gi, (found) => take('address', found)),
  (text, take) =>
    text.replace(/(?<![\w.:])(?:[0-9a-f]{0,4}:){2,}[0-9a-f:.]*[0-9a-f:](?![\w:])/gi, (found) =>
      isIP(found) === 6 && /\d|[a-f]/i.test(found) ? take('address', found) : found,
    ),
  (text, take) =>
    text.replace(/(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w])(?!\.\d)/g, (found) =>
      isIP(found) === 4 ? take('address', found) : found,
    ),
  takeDigits,
]

function namePasses(names: readonly string[]): Pass[] {
  return namePatterns(names).map((pattern) => (text, take) => text.replace(pattern, (found) => take('name', found)))
}

function takeIbans(text: string, take: Take): string {
  return text.replace(/(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:[ .-]?[A-Z0-9]){11,40}/giu, (found) => {
    const length = ibanLength(found)
    return length === 0 ? found : take('iban', found.slice(0, length)) + found.slice(length)
  })
}

/** Dates and times, which look like phone numbers to a pattern. */
const moment = /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})(?:[ T]\d{1,2})?$/

/** Runs of digits that belong together: cards and social security numbers by their check digits, then phone numbers. */
function takeDigits(text: string, take: Take): string {
  return text.replace(/(?<![\p{L}\p{N}_])(?:\+ ?)?\(?\d(?:[ .\-/()]{0,2}\d){7,20}(?![\p{L}\p{N}_])/gu, (found) => {
    const digits = found.replace(/\D/g, '')
    if (isCard(digits)) return take('card', found)
    if (isSocialSecurity(digits)) return take('document', found)
    return isPhone(found, digits) ? take('phone', found) : found
  })
}

function isPhone(found: string, digits: string): boolean {
  if (digits.length > 15 || moment.test(found) || isVersion(found)) return false
  if (found.startsWith('+') || digits.startsWith('00')) return digits.length >= 8
  return digits.length >= 9
}

/** As `10.0.19045.3803`; the groups of a phone number are more alike. */
function isVersion(found: string): boolean {
  return /^\d+(?:\.\d+){2,}$/.test(found) && found.split('.').some(({ length }) => length === 1 || length > 4)
}

/** Whoever has such an address needs nothing else: a name in it, what was asked for, or a long word of chance. */
function carriesSecret(address: string): boolean {
  const url = URL.parse(address)
  if (url === null) return true
  if (url.username !== '' || url.password !== '' || /@/.test(address)) return true
  if (/[=]/.test(url.search) || /[=]/.test(url.hash)) return true
  return `${url.pathname}/${url.search}/${url.hash}`.split(/[/?#]/).some(isOfChance) || isIP(url.hostname) !== 0
}

function isOfChance(part: string): boolean {
  return /^[\w.~-]{20,}$/.test(part) && /\d/.test(part) && /[a-z]/i.test(part)
}
