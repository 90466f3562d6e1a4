import { useTranslation } from 'react-i18next'
import type { RuleGroup, RuleTest, RuleValue } from '#contract/rules.ts'
import { useFormat } from '#web/lib/format.ts'
import { useVocabulary } from './vocabulary.ts'

/** A test as a sentence. */
export function useTestWords(): (test: RuleTest) => string {
  const { t } = useTranslation('conditions')
  const format = useFormat()
  const { wordOf, valueWord, says } = useVocabulary()
  return (test) => {
    const { field, operator, value } = test
    return says?.(test) ?? t(`says.${operator}`, { field: wordOf(field), value: word(field, value) })
  }

  function word(field: string, value: RuleValue | undefined): string {
    if (Array.isArray(value)) return format.list(value.map((one) => word(field, one)))
    if (typeof value === 'boolean') return value ? t('test.yes') : t('test.no')
    if (value === undefined) return ''
    return valueWord(field, value) ?? (typeof value === 'number' ? format.number(value) : value)
  }
}

/** What a test found, in the words of its field. */
export function useFoundWord(): (field: string, found: string) => string {
  const { valueWord, kindOf } = useVocabulary()
  const { t } = useTranslation('conditions')
  return (field, found) => {
    if (kindOf(field) === 'flag') return found === 'true' ? t('test.yes') : t('test.no')
    if (kindOf(field) === 'text') return found
    const parts = found.split(', ')
    return parts.map((one) => valueWord(field, kindOf(field) === 'number' ? Number(one) : one) ?? one).join(', ')
  }
}

/** A condition as sentences that all have to hold. */
export function useConditionWords(): (group: RuleGroup) => string[] {
  const { t } = useTranslation('conditions')
  const { list } = useFormat()
  const words = useTestWords()
  const sentence = (part: RuleGroup['of'][number]): string => {
    if (part.kind === 'test') return words(part)
    const tests = part.of.map(sentence)
    return part.kind !== 'none' && tests.length === 1 ? tests.join() : t(`says.${part.kind}`, { tests: list(tests) })
  }
  return (group) => (group.kind === 'all' ? group.of.map(sentence) : [sentence(group)])
}
