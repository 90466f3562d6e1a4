/** A word that is in use, and how alike its groups of three letters are to those of another, 0 … 1 (`pg_trgm`). */
export interface Candidate {
  word: string
  likeness: number
}

/**
 * The word from which fewest slips of the fingers lead to what was written; of several the likest. Trigrams alone take
 * «impresroa» for «impreso», as two letters that changed places spoil four of its groups.
 */
export function nearestOf(written: string, candidates: readonly Candidate[]): string | undefined {
  let best: { word: string; slips: number; likeness: number } | undefined
  for (const { word, likeness } of candidates) {
    const slips = slipsBetween(written, word)
    if (best === undefined || slips < best.slips || (slips === best.slips && likeness > best.likeness))
      best = { word, slips, likeness }
  }
  return best?.word
}

/**
 * Letters that were left out, added, mistaken, or changed places with their neighbour: the optimal string alignment
 * distance (Damerau 1964), in units of UTF-16.
 */
export function slipsBetween(one: string, other: string): number {
  let [beforeLast, last]: [number[], number[]] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)]
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1]
      const least = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (isSame ? 0 : 1))
      const isSwapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      current.push(isSwapped ? Math.min(least, at(beforeLast, column - 2) + 1) : least)
    }
    ;[beforeLast, last] = [last, current]
  }
  return at(last, other.length)
}

function at(row: readonly number[], place: number): number {
  return row[place] ?? 0
}
