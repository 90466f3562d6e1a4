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
  return formatFor(i18n.language, timeZone)
}

const made = new Map<string, Format>()

/** Intl takes milliseconds to make a format, and a page has hundreds of times and numbers: each is made once. */
function formatFor(language: string, timeZone: string | undefined): Format {
  const name = `${language} ${timeZone}`
  const known = made.get(name) ?? createFormat(localeFor(language), timeZone)
  made.set(name, known)
  return known
}
