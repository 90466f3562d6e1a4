export interface ValueWords {
  empty: string
  yes: string
  no: string
}

/** A value before or after a change, for people: no quotes, no null. */
export function valueText(value: unknown, words: ValueWords): string {
  if (value === null || value === undefined || value === '') return words.empty
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (Array.isArray(value)) {
    return value.length === 0 ? words.empty : value.map((one) => valueText(one, words)).join(', ')
  }
  if (typeof value === 'object' && 'name' in value && typeof value.name === 'string') return value.name
  return JSON.stringify(value)
}
