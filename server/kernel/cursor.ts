import { AppError } from './errors.ts'

type CursorPart = string | number | null

/** Where a page ended, opaque to callers. */
export function encodeCursor(parts: readonly CursorPart[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

/** The parts of a cursor of the expected length; anything else is refused, never thrown over. */
export function decodeCursor(cursor: string, length: number): CursorPart[] {
  const parts = parse(Buffer.from(cursor, 'base64url').toString())
  if (!Array.isArray(parts) || parts.length !== length || !parts.every(isPart)) throw invalidCursor()
  return parts
}

export function invalidCursor(): AppError {
  return new AppError('invalid_cursor', 'Pass the nextCursor of the page before, unchanged and with the same sort')
}

/** The page that was asked for, out of one row more than it holds. */
export function pageOf<Row, Item>(
  rows: Row[],
  limit: number,
  present: (row: Row) => Item,
  cursorOf: (row: Row) => readonly CursorPart[],
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(present),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(cursorOf(last)) : null,
  }
}

function isPart(part: unknown): part is CursorPart {
  return part === null || typeof part === 'string' || (typeof part === 'number' && Number.isFinite(part))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
