import { useTranslation } from 'react-i18next'
import type { RuleTest, RuleValue } from '#contract/rules.ts'
import { useFormat } from '#web/lib/format.ts'
import { useTargets } from '../queries.ts'
import { headerOf, isMailField } from './fields.ts'

export function useFieldWord(): (field: string) => string {
  const { t } = useTranslation('mailFilters')
  return (field) => {
    const header = headerOf(field)
    if (header !== undefined) return t('field.headerNamed', { name: header })
    return isMailField(field) ? t(`field.${field}`) : field
  }
}

/** A test as a sentence. */
export function useTestWords(): (test: RuleTest) => string {
  const { t } = useTranslation('mailFilters')
  const format = useFormat()
  const fieldWord = useFieldWord()
  const { inboxes } = useTargets()
  return ({ field, operator, value }) => t(`says.${operator}`, { field: fieldWord(field), value: word(field, value) })

  function word(field: string, value: RuleValue | undefined): string {
    if (Array.isArray(value)) return format.list(value.map((one) => word(field, one)))
    if (typeof value === 'boolean') return value ? t('test.yes') : t('test.no')
    if (typeof value === 'number') return field === 'size' ? format.bytes(value) : format.number(value)
    if (field === 'inbox') return inboxes.find((inbox) => inbox.value === value)?.label ?? value ?? ''
    return value ?? ''
  }
}
