import { useTranslation } from 'react-i18next'
import type { RecurringTicket } from '#contract/recurring-tickets.ts'
import { useFormat } from '#web/lib/format.ts'
import { repetitionOf, weekdayName } from './rule-words.ts'

/** When a ticket comes again, as a sentence. */
export function useRepetitionWords(): (recurring: Pick<RecurringTicket, 'rule' | 'startsAt'>) => string {
  const { t, i18n } = useTranslation('settings')
  const { list } = useFormat()
  const { language } = i18n
  return ({ rule, startsAt }) => {
    const repetition = repetitionOf(rule)
    switch (repetition.how) {
      case 'daily':
      case 'workdays':
        return t(`recurring.how.${repetition.how}`)
      case 'weekly': {
        const days = list(repetition.days.map((day) => weekdayName(day, language)))
        return t('recurring.says.weekly', { count: repetition.every, days })
      }
      case 'monthDay':
        return t('recurring.says.monthDay', { count: repetition.every, day: repetition.day })
      case 'monthWeekday':
        return t(`recurring.says.place.${repetition.place}`, { weekday: weekdayName(repetition.weekday, language) })
      case 'yearly':
        return t('recurring.says.yearly', { date: dayOfYear(startsAt, language) })
      case 'own':
        return t('recurring.says.own', { rule: repetition.rule })
    }
  }
}

/** A time of the wall clock has no zone of its own: it is read and written in the same one. */
function dayOfYear(startsAt: string, language: string): string {
  const format = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', timeZone: 'UTC' })
  return format.format(new Date(`${startsAt}Z`))
}
