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

/** A word of a text that was looked for. */
export interface FoundWord {
  start: number
  /** Where it has ended. */
  end: number
  /** Of which of the lexemes it is a form, by its place among them. */
  lexeme: number
}

/**
 * The words of a text that were looked for, in their order. Stems are beginnings of their words but for rare exceptions,
 * which are not recognized.
 */
export function findWords(text: string, lexemes: readonly Lexeme[]): FoundWord[] {
  const forms = formsOf(lexemes)
  const folded = foldInPlace(text)
  if (folded === undefined) return findAmongAll(text, forms)
  const hits: FoundWord[] = []
  for (const { common, lexeme } of forms.all) {
    for (let start = folded.indexOf(common); start >= 0; start = folded.indexOf(common, start + 1)) {
      if (isOfWord(codeBefore(text, start))) continue
      const end = endOfWord(text, start)
      // A word is found once, as what it is a form of first.
      if (formAt(folded, start, end, forms) === lexeme) hits.push({ start, end, lexeme })
    }
  }
  return forms.all.length === 1 ? hits : hits.sort((one, other) => one.start - other.start)
}

/** Each word is compared for itself where accents stand apart from their letters. */
function findAmongAll(text: string, forms: Forms): FoundWord[] {
  const whole = fold(text)
  if (!forms.all.some(({ common }) => whole.includes(common))) return []
  const hits: FoundWord[] = []
  for (let start = startAfter(text, 0); start < text.length; ) {
    const end = endOfWord(text, start)
    const folded = fold(text.slice(start, end))
    const lexeme = formAt(folded, 0, folded.length, forms)
    if (lexeme !== undefined) hits.push({ start, end, lexeme })
    start = startAfter(text, end)
  }
  return hits
}

/** Where so many words before the one that begins at a place begin, or as many as there are. */
export function startOfWords(text: string, at: number, words: number): number {
  let start = at
  for (let left = words; left > 0; left -= 1) {
    let end = start
    while (end > 0 && !isOfWord(codeBefore(text, end))) end -= lengthOf(codeBefore(text, end))
    if (end === 0) break
    start = end
    while (start > 0 && isOfWord(codeBefore(text, start))) start -= lengthOf(codeBefore(text, start))
  }
  return start
}

/** Where so many words from a place on have ended, or as many as there are. */
export function endOfWords(text: string, from: number, words: number): number {
  let end = from
  for (let left = words; left > 0; left -= 1) {
    const start = startAfter(text, end)
    if (start === text.length) break
    end = endOfWord(text, start)
  }
  return end
}

/** Where the next word begins; the end of the text where there is none. */
function startAfter(text: string, from: number): number {
  let at = from
  while (at < text.length && !isOfWord(codeAt(text, at))) at += lengthOf(codeAt(text, at))
  return at
}

function endOfWord(text: string, start: number): number {
  let at = start
  while (at < text.length && isOfWord(codeAt(text, at))) at += lengthOf(codeAt(text, at))
  return at
}

function codeAt(text: string, at: number): number {
  return text.codePointAt(at) ?? 0
}

/** Of the character before a place; 0, which is of no word, at the beginning. */
function codeBefore(text: string, at: number): number {
  if (at === 0) return 0
  const pair = at > 1 ? codeAt(text, at - 2) : 0
  return pair > 0xffff ? pair : text.charCodeAt(at - 1)
}

function lengthOf(code: number): number {
  return code > 0xffff ? 2 : 1
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
