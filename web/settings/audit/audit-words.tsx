import { createContext, type ReactNode, useContext } from 'react'
import { useTranslation } from 'react-i18next'
import type { RuleTest } from '#contract/rules.ts'
import { isViewField, me, myTeams, viewFields } from '#contract/view-conditions.ts'
import { useVocabulary, VocabularyProvider } from '#web/conditions/index.ts'
import { useFormat } from '#web/lib/format.ts'
import { MailVocabulary } from '#web/mail-filters/index.ts'
import { RuleVocabulary } from '#web/rules/index.ts'
import { useNames } from './use-names.ts'
import { useValueLines } from './use-value-lines.ts'

type Lines = ReturnType<typeof useValueLines>

/** Of mails, of lists of tickets, or of tickets and what happens to them: what conditions speak of. */
const topics = ['mail_filter', 'view', 'other'] as const
type Topic = (typeof topics)[number]

const LinesContext = createContext<Partial<Record<Topic, Lines>>>({})

/**
 * Gives words to all acts below it. They are made once for each of the topics: they hang on all that the desk has names
 * for, and a page of the log has hundreds of values.
 */
export function AuditWords({ children }: { children: ReactNode }) {
  return (
    <RuleVocabulary>
      <LinesOf topic="other">
        <ViewVocabulary>
          <LinesOf topic="view">
            <MailVocabulary>
              <LinesOf topic="mail_filter">{children}</LinesOf>
            </MailVocabulary>
          </LinesOf>
        </ViewVocabulary>
      </LinesOf>
    </RuleVocabulary>
  )
}

/** What stood in a field before or after an act, a line for each thing. */
export function useAuditLines(action: string): (field: string, value: unknown) => string[] {
  const known = useContext(LinesContext)
  const [area] = action.split('.')
  const lines = known[topics.find((topic) => topic === area) ?? 'other']
  if (lines === undefined) throw new Error('An act of the audit log is shown outside of its words')
  return (field, value) => lines(action, field, value)
}

function LinesOf({ topic, children }: { topic: Topic; children: ReactNode }) {
  const known = useContext(LinesContext)
  const lines = useValueLines()
  return <LinesContext value={{ ...known, [topic]: lines }}>{children}</LinesContext>
}

/** As rules, with the fields that only lists know, among them times. */
function ViewVocabulary({ children }: { children: ReactNode }) {
  const ofRules = useVocabulary()
  const names = useNames()
  const timeWords = useTimeWords()
  const { t } = useTranslation('views')
  const wordOf = (field: string) => (isViewField(field) ? t(`field.${field}`) : ofRules.wordOf(field))
  const vocabulary = {
    ...ofRules,
    wordOf,
    valueWord: (field: string, value: string | number) => {
      if (value === me) return t('me')
      if (value === myTeams) return t('myTeams')
      if (field === 'organization' && typeof value === 'string') return names('organizationId', value)
      return ofRules.valueWord(field, value)
    },
    says: (test: RuleTest) => timeWords(wordOf(test.field), test),
  }
  return <VocabularyProvider value={vocabulary}>{children}</VocabularyProvider>
}

/** A comparison of times, of which greater is after; undefined for any other. */
function useTimeWords(): (field: string, test: RuleTest) => string | undefined {
  const { t } = useTranslation('settings')
  const { duration, date } = useFormat()
  return (word, { field, operator, value }) => {
    const kind = isViewField(field) ? viewFields[field] : undefined
    if ((kind !== 'time' && kind !== 'deadline') || (operator !== 'less' && operator !== 'greater')) return undefined
    const seconds = secondsOf(String(value))
    if (seconds === undefined) return t(`audit.date.${operator}`, { field: word, when: date(String(value)) })
    // What is due lies ahead, so that its span is counted from now on.
    return t(`audit.${kind}.${operator}`, { field: word, duration: duration(seconds) })
  }
}

function secondsOf(span: string): number | undefined {
  const [, hours, days] = /^(?:PT(\d+)H|P(\d+)D)$/.exec(span) ?? []
  if (hours !== undefined) return Number(hours) * 3600
  return days === undefined ? undefined : Number(days) * 86_400
}
