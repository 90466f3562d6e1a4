import { useTranslation } from 'react-i18next'
import type { RuleRun } from '#contract/ticket-rules.ts'
import { changeLinesOf, useChangeWords } from '#web/tickets/index.ts'

/** What a rule changed, in the sentences of the history. */
export function useRunChangeWords(): (changes: RuleRun['changes'], name?: string) => string[] {
  const { t } = useTranslation('rules')
  const words = useChangeWords()
  return (changes, name = t('thisRule')) =>
    changeLinesOf({
      id: '',
      type: 'ticket.changed',
      cause: { kind: 'rule', person: null, detail: name, ruleRunId: null },
      changes,
      messageId: null,
      createdAt: '',
    }).map(words)
}
