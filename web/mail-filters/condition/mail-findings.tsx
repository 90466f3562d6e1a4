import type { RuleFinding } from '#contract/rules.ts'
import { FindingList } from '#web/conditions/index.ts'
import { MailVocabulary } from './mail-vocabulary.tsx'

/** Why a filter held for a mail or not. */
export function MailFindings({ findings }: { findings: RuleFinding[] }) {
  return (
    <MailVocabulary>
      <FindingList findings={findings} />
    </MailVocabulary>
  )
}
