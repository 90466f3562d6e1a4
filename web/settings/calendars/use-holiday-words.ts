import { useTranslation } from 'react-i18next'
import type { Holiday } from '#contract/calendars.ts'
import { localeFor } from '#web/lib/format.ts'

/** The day of a holiday in words, and the part of it that is closed. */
export function useHolidayWords(): (holiday: Holiday) => string {
  const { t, i18n } = useTranslation('settings')
  const locale = localeFor(i18n.language)
  const once = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' })
  const yearly = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' })
  return (holiday) => {
    const at = new Date(`${holiday.date}T00:00:00Z`)
    const day = holiday.yearly ? t('calendars.everyYear', { day: yearly.format(at) }) : once.format(at)
    const { from, to } = holiday
    if (from === null && to === null) return day
    return t('calendars.partOfDay', { day, from: from ?? '00:00', to: to ?? '24:00' })
  }
}
