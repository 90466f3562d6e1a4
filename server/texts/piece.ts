import { findWords, type Lexeme, type Words, wordsOfText } from './found-words.ts'

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
  let best: { text: string; words: Words; window: Window } | undefined
  for (const text of texts) {
    const words = findWords(text, lexemes)
    const window = words && bestWindow(words)
    if (words !== undefined && window !== undefined && window.score > (best?.window.score ?? 0))
      best = { text, words, window }
  }
  return best && marked(best.text, best.words, best.window)
}

/** The whole text with the words marked in the same way; undefined where it has none of them. */
export function withMarks(text: string, lexemes: readonly Lexeme[]): string | undefined {
  const words = findWords(text, lexemes)
  if (words === undefined) return undefined
  const [first, last] = [words.starts[0] ?? 0, words.ends.at(-1) ?? 0]
  return text.slice(0, first) + marked(text, words, { from: 0, to: words.starts.length }) + text.slice(last)
}

/** How a text begins, as long as a piece of it. */
export function beginningOf(text: string): string {
  const words = wordsOfText(text.slice(0, longestBeginning))
  return marked(text, words, { from: 0, to: Math.min(pieceWords, words.starts.length) })
}

/** The words from one until before another. */
interface Stretch {
  from: number
  to: number
}

interface Window extends Stretch {
  /** How many different lexemes it has. */
  score: number
}

function bestWindow({ starts, hits }: Words): Window | undefined {
  let best: Window | undefined
  for (const { word } of hits.slice(0, mostHits)) {
    const from = Math.max(0, word - wordsBefore)
    const to = Math.min(starts.length, from + pieceWords)
    const score = new Set(hits.filter((hit) => hit.word >= from && hit.word < to).map(({ lexeme }) => lexeme)).size
    if (best === undefined || score > best.score) best = { from, to, score }
  }
  return best
}

function marked(text: string, { starts, ends, hits }: Words, { from, to }: Stretch): string {
  const first = starts[from] ?? 0
  let piece = ''
  let end = first
  for (const { word } of hits) {
    if (word < from || word >= to) continue
    const [start = 0, after = 0] = [starts[word], ends[word]]
    piece += `${text.slice(end, start)}\u0002${text.slice(start, after)}\u0003`
    end = after
  }
  return (piece + text.slice(end, ends[to - 1] ?? first)).replace(/\s+/g, ' ')
}
