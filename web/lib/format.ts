import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { createFormat, type Format } from './formatting.ts'
import { useMaybeMe } from './me.ts'

export type { Format } from './formatting.ts'

/** The browser's own variety of the language, as `en-GB`: whether clocks count to 12 or to 24 hangs on it. */
export function localeFor(language: string): string {
  return navigator.languages.find((tag) => tag.startsWith(`${language}-`) && isLocale(tag)) ?? language
}

/** Some browsers name a language as their system does, as `en-US@posix`, which Intl refuses by throwing. */
function isLocale(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0
  } catch {
    return false
  }
}

/** Dates, numbers and lists in the person's language and time zone. */
export function useFormat(): Format {
  const { i18n } = useTranslation('common')
  const timeZone = useMaybeMe()?.timeZone ?? undefined
  return useMemo(() => createFormat(localeFor(i18n.language), timeZone), [i18n.language, timeZone])
}
