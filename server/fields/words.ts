import type { CustomField, FieldValues } from '#contract/fields.ts'

/** What a ticket is found by: texts as written, options by their names in every language. */
export function wordsOfFields(fields: CustomField[], values: FieldValues): string {
  const words = fields.flatMap((field) => {
    const value = values[field.key]
    if (value === undefined || typeof value === 'boolean') return []
    const texts = Array.isArray(value) ? value : [String(value)]
    return texts.flatMap((text) => [text, ...labelsOf(field, text)])
  })
  return words.join(' ')
}

function labelsOf(field: CustomField, value: string): string[] {
  return Object.values(field.options.find((option) => option.value === value)?.labels ?? {})
}
