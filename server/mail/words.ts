import { createInstance } from 'i18next'
import type { Language } from '#contract/common.ts'
import { en } from './words.en.ts'
import { es } from './words.es.ts'

type Key = keyof typeof en | 'closesIn'
export type Words = (key: Key, values?: Record<string, string | number>) => string

const i18n = createInstance()
await i18n.init({
  fallbackLng: false,
  resources: { en: { translation: en }, es: { translation: es } },
  // Values are put into HTML by the templates, which escape everything themselves.
  interpolation: { escapeValue: false },
})

/** The words of the mails that Mesa writes, in one language. */
export function wordsFor(language: Language): Words {
  const translate = i18n.getFixedT(language)
  // Keys and values are typed here; the library's own types would want one global catalogue.
  return (key, values = {}) => String(translate(key as never, values as never))
}
