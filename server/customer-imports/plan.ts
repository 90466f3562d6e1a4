import type { ImportOutcome, ImportRow } from '#contract/customer-imports.ts'
import type { Work } from '../kernel/context.ts'

/** What a row of the file means: what would become of it, and how that is done. */
export interface Plan {
  row: number
  outcome: ImportOutcome
  name: string
  changes: ImportRow['changes']
  code: string | null
  /** Absent where nothing is to be done. */
  act?: (work: Work) => Promise<unknown>
}

/** A row that cannot be taken, by the target whose cell is to blame or a word of the contract's. */
export class WrongRow extends Error {
  readonly code: string

  constructor(code: string) {
    super(code)
    this.code = code
  }
}

export function wrongPlan(row: number, name: string, code: string): Plan {
  return { row, outcome: 'wrong', name, changes: [], code }
}

export function changed(field: string, from: string | null, to: string | null): ImportRow['changes'][number][] {
  return from === to ? [] : [{ field, from, to }]
}

/** The cells of a row that say something, by their targets. */
export type Cells = ReadonlyMap<string, string>

export function cellsOf(cells: string[], targets: (string | null)[]): Cells {
  const named = new Map<string, string>()
  for (const [index, target] of targets.entries()) {
    const cell = cells[index] ?? ''
    if (target !== null && cell !== '') named.set(target, cell)
  }
  return named
}

/** A cell as what it stands for; undefined when it is empty. */
export function read<Value>(
  cells: Cells,
  target: string,
  parse: (cell: string) => Value | undefined,
): Value | undefined {
  const cell = cells.get(target)
  if (cell === undefined) return undefined
  const value = parse(cell)
  if (value === undefined) throw new WrongRow(target)
  return value
}
