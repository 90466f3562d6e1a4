import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomField, FieldNames, FieldOption, FieldValue } from '#contract/fields.ts'
import { isReference } from '#contract/reference-types.ts'
import { useFormat } from './format.ts'
import { useReferenceWords } from './references.ts'

type Labels = CustomField['labels']

/** A name in the reader's language, or in the other one where there is none. */
export function useLabel(): (labels: Labels) => string {
  const { i18n } = useTranslation('common')
  const isSpanish = i18n.language.startsWith('es')
  return useCallback((labels: Labels) => (isSpanish ? labels.es || labels.en : labels.en || labels.es), [isSpanish])
}

/** A value in words: options, people and devices by their names, boxes by yes and no. */
export function useValueWords(): (field: CustomField, value: FieldValue, names?: FieldNames) => string {
  const { t } = useTranslation('common')
  const label = useLabel()
  const referenceWord = useReferenceWords()
  const { wholeDay, number, list } = useFormat()
  return (field, value, names = {}) => {
    const nameOf = (code: string) => {
      const option = field.options.find((one) => one.value === code)
      return option ? pathOf(field.options, option, label) : code
    }
    if (Array.isArray(value)) return list(value.map(nameOf))
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
    if (typeof value === 'number') return number(value)
    if (isReference(field.type)) return names[value] ?? referenceWord(field.type, value)
    if (field.type === 'date') return wholeDay(value)
    return field.options.length > 0 ? nameOf(value) : value
  }
}

/** `Hardware › Printer`: the option with the branches it hangs on. */
export function pathOf(options: FieldOption[], option: FieldOption, label: (labels: Labels) => string): string {
  const names = [label(option.labels)]
  const seen = new Set([option.value])
  for (let parent = option.parent; parent !== null && !seen.has(parent); ) {
    seen.add(parent)
    const above = options.find(({ value }) => value === parent)
    if (above === undefined) break
    names.unshift(label(above.labels))
    parent = above.parent
  }
  return names.join(' › ')
}
