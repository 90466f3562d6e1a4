import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomField, FieldOption, FieldValue } from '#contract/fields.ts'
import { useFormat } from './format.ts'

type Labels = CustomField['labels']

/** A name in the reader's language, or in the other one where there is none. */
export function useLabel(): (labels: Labels) => string {
  const { i18n } = useTranslation('common')
  const isSpanish = i18n.language.startsWith('es')
  return useCallback((labels: Labels) => (isSpanish ? labels.es || labels.en : labels.en || labels.es), [isSpanish])
}

/** A value in words: options by their names, boxes by yes and no. */
export function useValueWords(): (field: CustomField, value: FieldValue) => string {
  const { t } = useTranslation('common')
  const label = useLabel()
  const { date, number, list } = useFormat()
  return (field, value) => {
    const nameOf = (code: string) => {
      const option = field.options.find((one) => one.value === code)
      return option ? pathOf(field.options, option, label) : code
    }
    if (Array.isArray(value)) return list(value.map(nameOf))
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
    if (typeof value === 'number') return number(value)
    // Noon, so that no time zone makes it the day before.
    if (field.type === 'date') return date(`${value}T12:00:00Z`)
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
