import { findWords, type Lexeme, type Word, wordsOfText } from './found-words.ts'

/** How many words a piece of a text has, and how many of them may stand before what was found. */
const pieceWords = 24
const wordsBefore = 4
/** So many characters have that many words, unless they are none that anybody reads. */
const longestBeginning = 600
/** A text that says a word all the time is not looked at for every one of them. */
const mostHits = 100

/**
 * The piece that says most of the words, each of them between U+0002 and U+0003; undefined where no text has one. Of
 * equally good texts the first is taken.
 *
 * PostgreSQL's `ts_headline` parses and stems every text once more, which cost as much as the search itself.
 */
export function bestPiece(texts: readonly string[], lexemes: readonly Lexeme[]): string | undefined {
  let best: { text: string; window: Window } | undefined
  for (const text of texts) {
    const window = bestWindow(findWords(text, lexemes) ?? [])
    if (window !== undefined && window.score > (best?.window.score ?? 0)) best = { text, window }
  }
  return best && marked(best.text, best.window.words)
}

/** The whole text with the words marked in the same way; undefined where it has none of them. */
export function withMarks(text: string, lexemes: readonly Lexeme[]): string | undefined {
  const words = findWords(text, lexemes)
  if (words === undefined) return undefined
  const [first, last] = [words[0]?.start ?? 0, words.at(-1)?.end ?? 0]
  return text.slice(0, first) + marked(text, words) + text.slice(last)
}

/** How a text begins, as long as a piece of it. */
export function beginningOf(text: string): string {
  return marked(text, wordsOfText(text.slice(0, longestBeginning)).slice(0, pieceWords))
}

interface Window {
  words: Word[]
  /** How many different lexemes it has. */
  score: number
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
