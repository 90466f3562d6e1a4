import { useTranslation } from 'react-i18next'
import type { RuleWarning } from '#contract/ticket-rules.ts'
import { useVocabulary } from '#web/conditions/index.ts'

export function useWarningWords(): (warning: RuleWarning) => string {
  const { t } = useTranslation('rules')
  const { wordOf } = useVocabulary()
  return (warning) =>
    warning.kind === 'never'
      ? t('warning.never')
      : t('warning.fights', { name: warning.name, field: wordOf(warning.field) })
}
