import { useTranslation } from 'react-i18next'
import type { MaintenanceWindow, WindowRepeats } from '#contract/device-watching.ts'

interface Repeated extends Pick<MaintenanceWindow, 'startsAt' | 'timeZone' | 'nth'> {
  repeats: WindowRepeats
}

/** When a window comes again, in words; `nth` is null for one that is being planned. */
export function useRepeatWords(): (window: Repeated) => string {
  const { t, i18n } = useTranslation('devices')
  return ({ repeats, startsAt, timeZone, nth }) => {
    const at = new Date(startsAt)
    if (repeats === 'daily') return t('windows.daily')
    const weekday = new Intl.DateTimeFormat(i18n.language, { timeZone, weekday: 'long' }).format(at)
    if (repeats === 'weekly') return t('windows.weekly', { weekday })
    const day = Number(new Intl.DateTimeFormat('en', { timeZone, day: 'numeric' }).format(at))
    if (repeats === 'monthly') return t('windows.monthly', { day: nth ?? day })
    return t(`windows.monthlyWeekday.${ordinalOf(nth ?? Math.ceil(day / 7))}`, { weekday })
  }
}

const ordinals = ['first', 'second', 'third', 'fourth', 'last'] as const

function ordinalOf(nth: number): (typeof ordinals)[number] {
  return ordinals[nth - 1] ?? 'last'
}
