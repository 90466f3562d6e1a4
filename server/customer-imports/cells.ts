import type { Language } from '#contract/common.ts'
import { language as languageShape } from '#contract/common.ts'
import type { CustomField, FieldValue } from '#contract/fields.ts'
import { type FieldLookup, referenceKey } from './field-lookup.ts'

const yes = new Set(['si', 'sí', 's', 'yes', 'y', 'true', 'verdadero', '1', 'x'])
const no = new Set(['no', 'n', 'false', 'falso', '0'])

/** Undefined for what is neither. */
export function readFlag(cell: string): boolean | undefined {
  const word = cell.trim().toLowerCase()
  if (yes.has(word)) return true
  return no.has(word) ? false : undefined
}

export function writeFlag(flag: boolean, language: Language): string {
  if (language === 'es') return flag ? 'sí' : 'no'
  return flag ? 'yes' : 'no'
}

const languageWords: Record<string, Language> = {
  español: 'es',
  espanol: 'es',
  castellano: 'es',
  spanish: 'es',
  inglés: 'en',
  ingles: 'en',
  english: 'en',
}

export function readLanguage(cell: string): Language | undefined {
  const word = cell.trim().toLowerCase()
  return languageWords[word] ?? languageShape.safeParse(word.slice(0, 2)).data
}

/** Several values in one cell, as people write them. */
export function readList(cell: string): string[] {
  return cell
    .split(/[|;,\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

export function writeList(values: readonly string[]): string {
  return values.join(' | ')
}

/** A cell as the value of a field; undefined when it cannot be one. What fits is checked later. */
export function readFieldValue(
  field: CustomField,
  cell: string,
  ids: FieldLookup['ids'] = new Map(),
): FieldValue | undefined {
  switch (field.type) {
    case 'text':
    case 'long_text':
      return cell
    case 'number':
      return readNumber(cell)
    case 'date':
      return readDate(cell)
    case 'checkbox':
      return readFlag(cell)
    case 'choice':
    case 'tree':
      return optionOf(field, cell)
    case 'choices': {
      const values = readList(cell).map((one) => optionOf(field, one))
      return values.every((one) => one !== undefined) ? values : undefined
    }
    case 'person':
    case 'device':
      return ids.get(referenceKey(field.type, cell))
  }
}

/** People and devices by what they are found by again. */
export function writeFieldValue(
  value: FieldValue | undefined,
  language: Language,
  written: FieldLookup['written'] = new Map(),
): string {
  if (value === undefined) return ''
  if (typeof value === 'boolean') return writeFlag(value, language)
  return Array.isArray(value) ? writeList(value) : (written.get(String(value)) ?? String(value))
}

/** By its value or by its name in any language. */
function optionOf({ options }: CustomField, text: string): string | undefined {
  const wanted = text.trim().toLowerCase()
  const names = (option: (typeof options)[number]) => [option.value, option.labels.es, option.labels.en]
  return options.find((option) => names(option).some((name) => name.trim().toLowerCase() === wanted))?.value
}

/** `1.234,5`, `1,234.5` and `1234.5` alike: the last sign is the decimal one, unless it comes several times. */
function readNumber(cell: string): number | undefined {
  const text = cell.replace(/\s/g, '')
  const last = /[.,](?=[^.,]*$)/.exec(text)
  const isGrouping = last === null || text.split(last[0]).length > 2
  const whole = isGrouping ? text : text.slice(0, last.index)
  const part = isGrouping ? '' : `.${text.slice(last.index + 1)}`
  const bare = whole.replace(/[.,]/g, '') + part
  return /^[+-]?\d+(\.\d+)?$/.test(bare) ? Number(bare) : undefined
}

/** `2027-01-31`, or day first as Spanish and British people write. */
function readDate(cell: string): string | undefined {
  const text = cell.trim()
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text
  const [, day, month, year] = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(text) ?? []
  if (day === undefined || month === undefined) return undefined
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
