import type { Language } from '#contract/common.ts'

export type { Language } from '#contract/common.ts'

/** Languages by the name they call themselves. */
export const languageNames: Record<Language, string> = { es: 'Español', en: 'English' }

const storageKey = 'mesa.language'

export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && value in languageNames
}

/** The language last used in this browser, else the first of the browser's that we speak. */
export function storedLanguage(): Language {
  const stored = readStored()
  if (isLanguage(stored)) return stored
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase())
  return wanted.find(isLanguage) ?? 'en'
}

export function storeLanguage(language: Language): void {
  try {
    localStorage.setItem(storageKey, language)
  } catch {
    // Storage is off or full: the language is then chosen anew on the next visit.
  }
}

function readStored(): string | null {
  try {
    return localStorage.getItem(storageKey)
  } catch {
    return null
  }
}
