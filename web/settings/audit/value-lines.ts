export interface ValueWords {
  empty: string
  yes: string
  no: string
  /** What a part of a value is called, by the name that programs give it. */
  fieldWord(key: string): string
  /** What bears this id, named in this field. */
  nameOf(field: string, id: string): string
  label(labels: { es: string; en: string }): string
  /** An instant as people write it. */
  dateTime(instant: string): string
  /** What an HTML says. */
  wordsIn(html: string): string
  list(items: string[]): string
}

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/

/** A value before or after a change, for people: no quotes, no braces, no ids. Each thing of a list has its line. */
export function valueLines(value: unknown, words: ValueWords, field = ''): string[] {
  if (isEmpty(value)) return [words.empty]
  if (Array.isArray(value) && value.some(isRecord)) return value.map((one) => valueText(one, words, field))
  return [valueText(value, words, field)]
}

function valueText(value: unknown, words: ValueWords, field: string): string {
  if (isEmpty(value)) return words.empty
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'string') return stringText(value, words, field)
  if (Array.isArray(value)) return words.list(value.map((one) => valueText(one, words, field)))
  return isRecord(value) ? recordText(value, words) : String(value)
}

function stringText(value: string, words: ValueWords, field: string): string {
  if (uuid.test(value)) return words.nameOf(field, value)
  if (instant.test(value)) return words.dateTime(value)
  return field.endsWith('Html') ? words.wordsIn(value) : value
}

function recordText(value: Record<string, unknown>, words: ValueWords): string {
  const { name, es, en } = value
  if (typeof name === 'string') return name
  if (typeof es === 'string' && typeof en === 'string') return words.label({ es, en }) || words.empty
  const parts = Object.entries(value).filter(([, one]) => !isEmpty(one))
  return parts.map(([key, one]) => `${words.fieldWord(key)}: ${valueText(one, words, key)}`).join('; ') || words.empty
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}
