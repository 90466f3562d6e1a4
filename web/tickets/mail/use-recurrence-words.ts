import { useTranslation } from 'react-i18next'
import type { Recurrence } from '#contract/mail-content.ts'
import { useFormat } from '#web/lib/format.ts'

type Weekday = Recurrence['weekdays'][number]

const ordinals: Record<number, 'first' | 'second' | 'third' | 'fourth' | 'last'> = {
  1: 'first',
  2: 'second',
  3: 'third',
  4: 'fourth',
  [-1]: 'last',
}
const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** A recurrence as a sentence: "every 2 weeks on Tuesday and Thursday, until 1 January 2027". */
export function useRecurrenceWords(): (rule: Recurrence) => string {
  const { t, i18n } = useTranslation('tickets')
  const { list, date } = useFormat()
  const weekday = (day: Weekday['day']) =>
    new Intl.DateTimeFormat(i18n.language, { weekday: 'long', timeZone: 'UTC' }).format(
      // 5 January 2026 was a Monday.
      new Date(Date.UTC(2026, 0, 5 + days.indexOf(day))),
    )
  const wordsOf = ({ day, ordinal }: Weekday) => {
    const word = ordinal === null ? undefined : ordinals[ordinal]
    return word ? t(`repeat.${word}`, { day: weekday(day) }) : weekday(day)
  }

  return (rule) => {
    const every = t(`repeat.${rule.frequency}`, { count: rule.interval })
    const on = [...rule.weekdays.map(wordsOf), ...rule.monthDays.map((day) => t('repeat.monthDay', { day }))]
    const when = on.length === 0 ? every : t('repeat.on', { every, days: list(on) })
    if (rule.count !== null) return t('repeat.times', { every: when, count: rule.count })
    return rule.until === null ? when : t('repeat.until', { every: when, date: date(rule.until) })
  }
}
