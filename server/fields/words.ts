import type { CustomField, FieldNames, FieldValues } from '#contract/fields.ts'
import { isReference } from '#contract/reference-types.ts'

/** What a ticket is found by: texts as written, options by their names in every language, people and devices by theirs. */
export function wordsOfFields(fields: CustomField[], values: FieldValues, names: FieldNames): string {
  const words = fields.flatMap((field) => {
    const value = values[field.key]
    if (value === undefined || typeof value === 'boolean') return []
    if (isReference(field.type)) return names[String(value)] ?? []
    const texts = Array.isArray(value) ? value : [String(value)]
    return texts.flatMap((text) => [text, ...labelsOf(field, text)])
  })
  return words.join(' ')
}

function labelsOf(field: CustomField, value: string): string[] {
  return Object.values(field.options.find((option) => option.value === value)?.labels ?? {})
}
