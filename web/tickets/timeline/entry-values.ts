import type { HistoryEntry } from '#contract/tickets.ts'

export function digitsOf(value: unknown): number | null {
  const digits = typeof value === 'string' ? /^#(\d+)$/.exec(value)?.[1] : undefined
  return digits === undefined ? null : Number(digits)
}

/** A value as a word: references come as a name, or as an object that has one. */
export function wordOf(value: unknown): string | null {
  if (typeof value === 'string') return value === '' ? null : value
  if (typeof value === 'number') return String(value)
  if (typeof value === 'object' && value !== null && 'name' in value) return wordOf(value.name)
  return null
}

export function missingIn(some: unknown, all: unknown): string[] {
  const known = new Set(listOf(some))
  return listOf(all).filter((item) => !known.has(item))
}

export function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

export function numberIn(entry: HistoryEntry): number | null {
  for (const { to } of entry.changes) {
    if (typeof to === 'number') return to
    const digits = digitsOf(to)
    if (digits !== null) return digits
  }
  return null
}

export function amountOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}

/** What a field of an entry is from then on. */
export function toldOf(entry: HistoryEntry, field: string): unknown {
  return entry.changes.find((change) => change.field === field)?.to
}
