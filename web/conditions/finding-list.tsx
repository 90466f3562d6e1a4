import { IconCheck, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RuleFinding } from '#contract/rules.ts'
import css from './finding-list.module.css'
import { useFoundWord, useTestWords } from './use-test-words.ts'

/** Why a condition held or not: each test, how it ended and what was there. */
export function FindingList({ findings }: { findings: RuleFinding[] }) {
  const { t } = useTranslation('conditions')
  const words = useTestWords()
  const foundWord = useFoundWord()
  return (
    <ul className={css.list}>
      {findings.map((finding, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the tests of one condition in their order
        <li key={index} className={css.finding} data-holds={finding.holds || undefined}>
          {finding.holds ? (
            <IconCheck size={15} role="img" aria-label={t('finding.holds')} />
          ) : (
            <IconX size={15} role="img" aria-label={t('finding.holdsNot')} />
          )}
          <span>
            {words(finding)}
            {finding.found !== null && (
              <span className={css.found}>
                {' '}
                {t('finding.found', { found: foundWord(finding.field, finding.found) })}
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
