/** How many words a piece of a text has, and how many of them may stand before what was found. */
const pieceWords = 24
const wordsBefore = 4
/** So many characters have that many words, unless they are none that anybody reads. */
const longestBeginning = 600
/** A text that says a word all the time is not looked at for every one of them. */
const mostHits = 100
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

/**
 * The piece that says most of the words, each of them between U+0002 and U+0003; undefined where no text has one. Of
 * equally good texts the first is taken.
 *
 * PostgreSQL's `ts_headline` parses and stems every text once more, which cost as much as the search itself. Stems are
 * beginnings of their words but for rare exceptions, which stay unmarked.
 */
export function bestPiece(texts: readonly string[], lexemes: readonly Lexeme[]): string | undefined {
  let best: { text: string; window: Window } | undefined
  for (const text of texts) {
    const window = mayHave(text, lexemes) ? bestWindow(wordsIn(text, lexemes)) : undefined
    if (window !== undefined && window.score > (best?.window.score ?? 0)) best = { text, window }
  }
  return best && marked(best.text, best.window.words)
}

/** The whole text with the words marked in the same way; undefined where it has none of them. */
export function withMarks(text: string, lexemes: readonly Lexeme[]): string | undefined {
  if (!mayHave(text, lexemes)) return undefined
  const words = wordsIn(text, lexemes)
  if (words.every(({ lexeme }) => lexeme === undefined)) return undefined
  const [first, last] = [words[0]?.start ?? 0, words.at(-1)?.end ?? 0]
  return text.slice(0, first) + marked(text, words) + text.slice(last)
}

/** How a text begins, as long as a piece of it. */
export function beginningOf(text: string): string {
  return marked(text, wordsIn(text.slice(0, longestBeginning), []).slice(0, pieceWords))
}

interface Word {
  start: number
  end: number
  /** Which of the lexemes it is. */
  lexeme: number | undefined
}

interface Window {
  words: Word[]
  /** How many different lexemes it has. */
  score: number
}

/** Most texts have none of the words, which is seen before they are taken apart. */
function mayHave(text: string, lexemes: readonly Lexeme[]): boolean {
  const folded = fold(text)
  return lexemes.some((lexeme) => lexeme.text !== '' && folded.includes(stemOf(lexeme)))
}

function wordsIn(text: string, lexemes: readonly Lexeme[]): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map(({ 0: word, index }) => {
    const folded = fold(word)
    const lexeme = lexemes.findIndex((one) => isFormOf(folded, one))
    return { start: index, end: index + word.length, lexeme: lexeme === -1 ? undefined : lexeme }
  })
}

const ascii = /^[ -~\s]*$/

/** Most words have nothing to take off, which would cost more than all else. */
function fold(word: string): string {
  if (ascii.test(word)) return word.toLowerCase()
  return word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

/** What every form of the word has: English stems write `printeri` for `printery`. */
function stemOf({ text }: Lexeme): string {
  return text.endsWith('i') ? text.slice(0, -1) : text
}

function isFormOf(word: string, lexeme: Lexeme): boolean {
  const { text, isBeginning } = lexeme
  if (text === '') return false
  const stem = text.endsWith('i') && !word.startsWith(text) ? `${stemOf(lexeme)}y` : text
  if (!word.startsWith(stem)) return false
  return isBeginning || word.length - stem.length <= (stem.length > 3 ? longestEnding : longestEndingOfShort)
}

function bestWindow(words: readonly Word[]): Window | undefined {
  let best: Window | undefined
  let hits = 0
  for (const [index, { lexeme }] of words.entries()) {
    if (lexeme === undefined) continue
    const from = Math.max(0, index - wordsBefore)
    const window = words.slice(from, from + pieceWords)
    const score = new Set(window.flatMap((word) => word.lexeme ?? [])).size
    if (best === undefined || score > best.score) best = { words: window, score }
    hits += 1
    if (hits === mostHits) break
  }
  return best
}

function marked(text: string, words: readonly Word[]): string {
  let piece = ''
  let end = words[0]?.start ?? 0
  for (const word of words) {
    const said = text.slice(word.start, word.end)
    piece += text.slice(end, word.start) + (word.lexeme === undefined ? said : `\u0002${said}\u0003`)
    end = word.end
  }
  return piece.replace(/\s+/g, ' ')
}
