import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { isLanguage, type Language, storedLanguage, storeLanguage } from './language.ts'

export { i18next }

/** Words of one language: namespace by namespace. */
type Catalogue = Record<string, Record<string, string>>
/** What the first page says, what a ticket does, what is said on other places, and before one is signed in. */
export type WordsPart = 'first' | 'ticket' | 'later' | 'session'
type PartLoaders = Record<Language, () => Promise<Catalogue>>
export type CatalogueLoaders = { first: PartLoaders } & Partial<Record<WordsPart, PartLoaders>>

let loaders: CatalogueLoaders | undefined
const wanted = new Set<WordsPart>(['first'])
const loaded = new Set<string>()

/** Starts with the language last used here, or the browser's. */
export async function startI18n(catalogues: CatalogueLoaders, language = storedLanguage()): Promise<void> {
  loaders = catalogues
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: {},
    defaultNS: 'common',
    keySeparator: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  })
  await setLanguage(language)
}

export async function setLanguage(language: Language): Promise<void> {
  await Promise.all([...wanted].map((part) => load(part, language)))
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
  storeLanguage(language)
}

/** Fetches the words of a part, in whatever language is spoken then and afterwards. */
export async function loadWords(part: WordsPart): Promise<void> {
  wanted.add(part)
  await load(part, isLanguage(i18next.language) ? i18next.language : storedLanguage())
}

async function load(part: WordsPart, language: Language): Promise<void> {
  const name = `${part} ${language}`
  const catalogue = loaded.has(name) ? undefined : await loaders?.[part]?.[language]()
  if (catalogue === undefined) return
  for (const [namespace, words] of Object.entries(catalogue)) {
    i18next.addResourceBundle(language, namespace, words, true, true)
  }
  loaded.add(name)
}

/** Code that comes with words of its own: both are there before it is used. */
export function withWords<Code>(load: () => Promise<Code>, ...parts: WordsPart[]): () => Promise<Code> {
  return async () => {
    const [code] = await Promise.all([load(), ...parts.map(loadWords)])
    return code
  }
}
