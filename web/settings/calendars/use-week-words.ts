import { useTranslation } from 'react-i18next'
import { type Calendar, type OpenInterval, type Weekday, weekdays } from '#contract/calendars.ts'
import { localeFor, useFormat } from '#web/lib/format.ts'
import { groupsOf } from './week.ts'

/** 5 January 1970 was a Monday. */
const mondayMs = 4 * 86_400_000

/** Days and hours in words. */
export function useWeekWords() {
  const { t, i18n } = useTranslation('settings')
  const { list } = useFormat()
  const locale = localeFor(i18n.language)
  const nameOf = (weekday: Weekday, style: 'long' | 'short') =>
    new Intl.DateTimeFormat(locale, { weekday: style, timeZone: 'UTC' }).format(
      mondayMs + weekdays.indexOf(weekday) * 86_400_000,
    )
  const hours = (intervals: OpenInterval[]) => list(intervals.map(({ from, to }) => `${from}–${to}`))
  const summary = (weekly: Calendar['weekly']): string => {
    const groups = groupsOf(weekly)
    if (groups.length === 1 && groups[0] !== undefined && isRoundTheClock(groups[0])) return t('calendars.always')
    const words = groups.map(({ first, last, hours: intervals }) => {
      const days = first === last ? nameOf(first, 'short') : `${nameOf(first, 'short')}–${nameOf(last, 'short')}`
      return `${days} ${hours(intervals)}`
    })
    return words.length === 0 ? t('calendars.neverOpen') : words.join(' · ')
  }
  return {
    day: (weekday: Weekday) => capital(nameOf(weekday, 'long'), locale),
    shortDay: (weekday: Weekday) => nameOf(weekday, 'short'),
    hours,
    summary,
  }
}

function isRoundTheClock({ first, last, hours }: ReturnType<typeof groupsOf>[number]): boolean {
  const [only] = hours
  return first === 'monday' && last === 'sunday' && hours.length === 1 && only?.from === '00:00' && only.to === '24:00'
}

function capital(text: string, locale: string): string {
  return text.slice(0, 1).toLocaleUpperCase(locale) + text.slice(1)
}
