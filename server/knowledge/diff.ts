import type { ArticleDiff } from '#contract/article.ts'
import type { Ctx } from '../kernel/context.ts'
import { found } from '../kernel/errors.ts'
import { reachArticle } from './select.ts'

type Piece = ArticleDiff['title'][number]
type Block = ArticleDiff['body'][number]

/** More is compared as a whole: the cost grows with the product of both lengths. */
const mostCompared = 1500

/** What a version of an article in reach changed; `from` is the one before it when it is not given. */
export async function diffVersions(ctx: Ctx, id: string, version: number, from = version - 1): Promise<ArticleDiff> {
  await reachArticle(ctx, id)
  const rows = await ctx.db
    .selectFrom('articleVersions')
    .select(['version', 'title', 'summary', 'bodyText'])
    .where('articleId', '=', id)
    .where('version', 'in', [from, version])
    .execute()
  const after = found(
    rows.find((row) => row.version === version),
    'Version',
  )
  const before = rows.find((row) => row.version === from) ?? { title: '', summary: '', bodyText: '' }
  return {
    from,
    to: version,
    title: diffWords(before.title, after.title),
    summary: diffWords(before.summary, after.summary),
    body: diffBlocks(linesOf(before.bodyText), linesOf(after.bodyText)),
  }
}

/** The words that were added to and taken out of a line. */
export function diffWords(before: string, after: string): Piece[] {
  return joined(compare(before.match(/\s+|\S+/g) ?? [], after.match(/\s+|\S+/g) ?? []))
}

/** Lines that stayed, came and went; one that took the place of another is told word by word. */
export function diffBlocks(before: readonly string[], after: readonly string[]): Block[] {
  const blocks: Block[] = []
  let gone: string[] = []
  let come: string[] = []
  const settle = () => {
    const paired = Math.min(gone.length, come.length)
    for (let place = 0; place < paired; place += 1)
      blocks.push({ kind: 'changed', pieces: diffWords(gone[place] ?? '', come[place] ?? '') })
    for (const text of gone.slice(paired)) blocks.push({ kind: 'removed', pieces: [{ kind: 'removed', text }] })
    for (const text of come.slice(paired)) blocks.push({ kind: 'added', pieces: [{ kind: 'added', text }] })
    gone = []
    come = []
  }
  for (const { kind, text } of compare(before, after)) {
    if (kind === 'removed') gone.push(text)
    else if (kind === 'added') come.push(text)
    else {
      settle()
      blocks.push({ kind: 'same', pieces: [{ kind, text }] })
    }
  }
  settle()
  return blocks
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '')
}

/** The longest common sequence, told as what stayed, went and came. */
function compare(before: readonly string[], after: readonly string[]): Piece[] {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1
  let end = 0
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  )
    end += 1
  const same = (texts: readonly string[]): Piece[] => texts.map((text) => ({ kind: 'same', text }))
  return [
    ...same(before.slice(0, start)),
    ...middle(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...same(before.slice(before.length - end)),
  ]
}

function middle(before: readonly string[], after: readonly string[]): Piece[] {
  const removed = before.map((text): Piece => ({ kind: 'removed', text }))
  const added = after.map((text): Piece => ({ kind: 'added', text }))
  if (removed.length === 0 || added.length === 0 || before.length > mostCompared || after.length > mostCompared)
    return [...removed, ...added]
  const width = after.length + 1
  const lengths = new Uint16Array((before.length + 1) * width)
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0
  for (let row = before.length - 1; row >= 0; row -= 1)
    for (let column = after.length - 1; column >= 0; column -= 1)
      lengths[row * width + column] =
        before[row] === after[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1))
  const pieces: Piece[] = []
  let [row, column] = [0, 0]
  while (row < before.length || column < after.length) {
    const [gone, come] = [before[row], after[column]]
    if (gone !== undefined && gone === come) {
      pieces.push({ kind: 'same', text: gone })
      row += 1
      column += 1
    } else if (gone !== undefined && (come === undefined || at(row + 1, column) >= at(row, column + 1))) {
      pieces.push({ kind: 'removed', text: gone })
      row += 1
    } else {
      pieces.push({ kind: 'added', text: come ?? '' })
      column += 1
    }
  }
  return pieces
}

function joined(pieces: readonly Piece[]): Piece[] {
  const runs: Piece[] = []
  for (const piece of pieces) {
    const last = runs.at(-1)
    if (last?.kind === piece.kind) last.text += piece.text
    else runs.push({ ...piece })
  }
  return runs
}
