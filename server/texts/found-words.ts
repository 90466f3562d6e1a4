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

/** The words of a text: where each begins, and where it has ended. */
export interface Words {
  starts: readonly number[]
  ends: readonly number[]
  /** Those that were looked for: which of the words, and of which lexeme it is a form. */
  hits: readonly { word: number; lexeme: number }[]
}

/**
 * The words of a text, with those that were looked for; undefined where it has none of them. Stems are beginnings of
 * their words but for rare exceptions, which are not recognized.
 */
export function findWords(text: string, lexemes: readonly Lexeme[]): Words | undefined {
  const forms = formsOf(lexemes)
  const folded = foldInPlace(text)
  // Most texts have none of the words, which is seen before they are taken apart.
  const whole = folded ?? fold(text)
  if (!forms.all.some(({ common }) => whole.includes(common))) return undefined
  const { starts, ends } = wordsOfText(text)
  const hits: { word: number; lexeme: number }[] = []
  for (let word = 0; word < starts.length; word += 1) {
    const [start = 0, end = 0] = [starts[word], ends[word]]
    const lexeme = folded === undefined ? formOfWord(text.slice(start, end), forms) : formAt(folded, start, end, forms)
    if (lexeme !== undefined) hits.push({ word, lexeme })
  }
  return hits.length === 0 ? undefined : { starts, ends, hits }
}

/** All words of a text. */
export function wordsOfText(text: string): Words {
  const starts: number[] = []
  const ends: number[] = []
  let isWithin = false
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at) ?? 0
    if (isOfWord(code) !== isWithin) {
      isWithin = !isWithin
      if (isWithin) starts.push(at)
      else ends.push(at)
    }
    at += code > 0xffff ? 2 : 1
  }
  if (isWithin) ends.push(text.length)
  return { starts, ends, hits: [] }
}

/** Of each character of the first plane, once it was met: 1, it stands between words; 2, it is of a word. */
const known = new Uint8Array(0x10000)

/** Letters, digits, and the marks upon them. */
function isOfWord(code: number): boolean {
  if (code > 0xffff) return ofWord.test(String.fromCodePoint(code))
  if (known[code] === 0) known[code] = ofWord.test(String.fromCodePoint(code)) ? 2 : 1
  return known[code] === 2
}

const ofWord = /[\p{L}\p{N}\p{M}]/u
const mostLetters = 5000
const ascii = /^[\0-\x7f]*$/

/** Without accents, in small letters. */
function fold(text: string): string {
  return ascii.test(text) ? text.toLowerCase() : text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

/** The same with each letter in its place; undefined where accents stand apart from theirs. */
function foldInPlace(text: string): string | undefined {
  if (ascii.test(text)) return text.toLowerCase()
  // No mark comes before U+0300, and to look for the range alone is much quicker.
  if (/[\u0300-\uffff]/.test(text) && /\p{M}/u.test(text)) return undefined
  return text.replace(/[^\0-\x7f]/g, foldLetter).toLowerCase()
}

const knownLetters = new Map<string, string>()

function foldLetter(letter: string): string {
  let folded = knownLetters.get(letter)
  if (folded === undefined) {
    // What would become several stays what it is.
    folded = [fold(letter), letter.toLowerCase()].find((one) => one.length === 1) ?? letter
    if (knownLetters.size < mostLetters) knownLetters.set(letter, folded)
  }
  return folded
}

interface Form {
  /** Its place among the lexemes. */
  lexeme: number
  length: number
  /** How every form of it begins: English stems write `printeri` for `printery`. */
  common: string
  longestEnding: number
}

interface Forms {
  all: readonly Form[]
  byFirst: ReadonlyMap<number, readonly Form[]>
}

const formsKept = new WeakMap<readonly Lexeme[], Forms>()

/** Made once for all the texts of a search. */
function formsOf(lexemes: readonly Lexeme[]): Forms {
  let forms = formsKept.get(lexemes)
  if (forms === undefined) {
    const all = lexemes.map(formOf).filter(({ length }) => length > 0)
    forms = { all, byFirst: Map.groupBy(all, ({ common }) => common.charCodeAt(0)) }
    formsKept.set(lexemes, forms)
  }
  return forms
}

function formOf({ text, isBeginning }: Lexeme, lexeme: number): Form {
  const most = text.length > 3 ? longestEnding : longestEndingOfShort
  return {
    lexeme,
    length: text.length,
    common: text.length > 1 && text.endsWith('i') ? text.slice(0, -1) : text,
    longestEnding: isBeginning ? Number.POSITIVE_INFINITY : most,
  }
}

function formOfWord(word: string, forms: Forms): number | undefined {
  const folded = fold(word)
  return formAt(folded, 0, folded.length, forms)
}

/** Of which lexeme the word is a form that stands at a place of a folded text. */
function formAt(folded: string, start: number, end: number, { byFirst }: Forms): number | undefined {
  for (const { lexeme, length, common, longestEnding: most } of byFirst.get(folded.charCodeAt(start)) ?? none) {
    const ending = end - start - length
    if (ending < 0 || ending > most || !folded.startsWith(common, start)) continue
    if (common.length === length) return lexeme
    const last = folded[start + length - 1]
    if (last === 'i' || last === 'y') return lexeme
  }
  return undefined
}

const none: readonly Form[] = []
