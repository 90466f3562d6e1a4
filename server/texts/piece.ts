import { endOfWords, type FoundWord, findWords, type Lexeme, startOfWords } from './found-words.ts'

/** How many words a piece of a text has, and how many of them may stand before what was found. */
const pieceWords = 24
const wordsBefore = 4
/** What begins within so many characters is mostly of one piece. */
const pieceLength = 130
/** So many characters have as many words as a piece, unless they are none that anybody reads. */
const longestBeginning = 600

/**
 * The piece that says most of the words, each of them between U+0002 and U+0003; undefined where no text has one. Of
 * equally good texts the first is taken.
 *
 * PostgreSQL's `ts_headline` parses and stems every text once more, which cost as much as the search itself.
 */
export function bestPiece(texts: readonly string[], lexemes: readonly Lexeme[]): string | undefined {
  let best: { text: string; hits: readonly FoundWord[]; place: Place } | undefined
  for (const text of texts) {
    const hits = findWords(text, lexemes)
    const place = bestPlace(hits)
    if (place !== undefined && place.score > (best?.place.score ?? 0)) best = { text, hits, place }
  }
  if (best === undefined) return undefined
  const from = startOfWords(best.text, best.place.start, wordsBefore)
  return onOneLine(marked(best.text, best.hits, { from, to: endOfWords(best.text, from, pieceWords) }))
}

/** The whole text with the words marked in the same way; undefined where it has none of them. */
export function withMarks(text: string, lexemes: readonly Lexeme[]): string | undefined {
  const hits = findWords(text, lexemes)
  return hits.length === 0 ? undefined : marked(text, hits, { from: 0, to: text.length }).replace(/\s+/g, ' ')
}

/** How a text begins, as long as a piece of it. */
export function beginningOf(text: string): string {
  const beginning = text.slice(0, longestBeginning)
  return onOneLine(beginning.slice(0, endOfWords(beginning, 0, pieceWords)))
}

interface Place {
  /** Of the first of the words. */
  start: number
  /** How many different lexemes they are forms of. */
  score: number
}

/** Where most of what was looked for stands together; of equally good places the first. */
function bestPlace(hits: readonly FoundWord[]): Place | undefined {
  const most = new Set(hits.map(({ lexeme }) => lexeme)).size
  let best: Place | undefined
  for (const [place, { start }] of hits.entries()) {
    const those = new Set<number>()
    for (let next = place; next < hits.length; next += 1) {
      const hit = hits[next]
      if (hit === undefined || hit.start >= start + pieceLength) break
      those.add(hit.lexeme)
    }
    if (those.size > (best?.score ?? 0)) best = { start, score: those.size }
    if (those.size === most) break
  }
  return best
}

function marked(text: string, hits: readonly FoundWord[], { from, to }: { from: number; to: number }): string {
  let piece = ''
  let done = from
  for (const { start, end } of hits) {
    if (start < from || end > to) continue
    piece += `${text.slice(done, start)}\u0002${text.slice(start, end)}\u0003`
    done = end
  }
  return piece + text.slice(done, to)
}

/** What stands before the items of lists and before quotes, and would stand amid the words of one line. */
const marksOfLines = /^[ \t]*(?:[-*>]|\d{1,3}\.)[ \t]+/gm

function onOneLine(piece: string): string {
  return piece.replace(marksOfLines, '').replace(/\s+/g, ' ').trim()
}
