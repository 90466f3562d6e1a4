/** Endings that a stem loses: `impresor` is found in `impresoras`, but `it` not in `iteration`. */
const longestEnding = 7
const longestEndingOfShort = 2

/** A word as PostgreSQL stores it, or the beginning of one. */
export interface Lexeme {
  text: string
  isBeginning: boolean
}

/** The words of a `tsquery` in PostgreSQL's own writing: `( 'factur' | 'factura' ) & 'ped':*`. */
export function lexemesOfQuery(query: string): Lexeme[] {
  return [...query.matchAll(/'((?:[^']|'')*)'(:[*A-D]+)?/g)].map(([, text = '', marks = '']) => ({
    text: text.replaceAll("''", "'").replaceAll('\\\\', '\\'),
    isBeginning: marks.includes('*'),
  }))
}

/** A word of a text, from `start` until before `end`. */
export interface Word {
  start: number
  end: number
  /** Which of the lexemes it is a form of. */
  lexeme: number | undefined
}

/**
 * The words of a text, with those that were looked for; undefined where it has none of them. Stems are beginnings of
 * their words but for rare exceptions, which are not recognized.
 */
export function findWords(text: string, lexemes: readonly Lexeme[]): Word[] | undefined {
  const folded = foldInPlace(text)
  const forms = lexemes.filter((lexeme) => lexeme.text !== '').map(formOf)
  // Most texts have none of the words, which is seen before they are taken apart.
  const whole = folded ?? fold(text)
  if (!forms.some(({ common }) => whole.includes(common))) return undefined
  const words = wordsOfText(text)
  let some = false
  for (const word of words) {
    const { start, end } = word
    const form = folded === undefined ? formIn(fold(text.slice(start, end)), forms) : formAt(folded, start, end, forms)
    if (form === undefined) continue
    word.lexeme = lexemes.indexOf(form.lexeme)
    some = true
  }
  return some ? words : undefined
}

/** All words of a text. */
export function wordsOfText(text: string): Word[] {
  const words: Word[] = []
  for (let start = wordFrom(text, 0); start < text.length; ) {
    let end = start
    while (end < text.length && isOfWord(text, end)) end += widthAt(text, end)
    words.push({ start, end, lexeme: undefined })
    start = wordFrom(text, end)
  }
  return words
}

function wordFrom(text: string, from: number): number {
  let start = from
  while (start < text.length && !isOfWord(text, start)) start += widthAt(text, start)
  return start
}

const knownOfWord = new Map<number, boolean>()

/** Letters, digits, and the marks upon them. Most are of few alphabets, and looked up once. */
function isOfWord(text: string, at: number): boolean {
  const code = text.codePointAt(at) ?? 0
  if (code < 0x80) return isAsciiOfWord(code)
  let known = knownOfWord.get(code)
  if (known === undefined) {
    known = /[\p{L}\p{N}\p{M}]/u.test(String.fromCodePoint(code))
    if (knownOfWord.size < mostKnown) knownOfWord.set(code, known)
  }
  return known
}

function isAsciiOfWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57)
}

function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
}

const mostKnown = 5000
const ascii = /^[\0-\x7f]*$/

/** Without accents, in small letters. */
function fold(text: string): string {
  return ascii.test(text) ? text.toLowerCase() : text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

/** The same with each letter in its place; undefined where accents stand apart from theirs. */
function foldInPlace(text: string): string | undefined {
  if (ascii.test(text)) return text.toLowerCase()
  if (/\p{M}/u.test(text)) return undefined
  return text.replace(/[^\0-\x7f]/g, foldLetter).toLowerCase()
}

const knownLetters = new Map<string, string>()

function foldLetter(letter: string): string {
  let known = knownLetters.get(letter)
  if (known === undefined) {
    // What would become several stays what it is.
    known = [fold(letter), letter.toLowerCase()].find((one) => one.length === 1) ?? letter
    if (knownLetters.size < mostKnown) knownLetters.set(letter, known)
  }
  return known
}

interface Form {
  lexeme: Lexeme
  /** How every form of it begins: English stems write `printeri` for `printery`. */
  common: string
  longestEnding: number
}

function formOf(lexeme: Lexeme): Form {
  const { text, isBeginning } = lexeme
  const most = text.length > 3 ? longestEnding : longestEndingOfShort
  return {
    lexeme,
    common: text.endsWith('i') ? text.slice(0, -1) : text,
    longestEnding: isBeginning ? Number.POSITIVE_INFINITY : most,
  }
}

function formIn(word: string, forms: readonly Form[]): Form | undefined {
  return formAt(word, 0, word.length, forms)
}

/** Which form the word is that stands at a place of a folded text. */
function formAt(folded: string, start: number, end: number, forms: readonly Form[]): Form | undefined {
  for (const form of forms) {
    const { lexeme, common } = form
    const { length } = lexeme.text
    const ending = end - start - length
    if (ending < 0 || ending > form.longestEnding || !folded.startsWith(common, start)) continue
    if (common.length === length) return form
    const last = folded[start + length - 1]
    if (last === 'i' || last === 'y') return form
  }
  return undefined
}
