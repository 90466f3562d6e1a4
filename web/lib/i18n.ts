import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { type Language, storedLanguage, storeLanguage } from './language.ts'

export { i18next }

/** All words of one language: namespace by namespace. */
type Catalogue = Record<string, Record<string, string>>
export type CatalogueLoaders = Record<Language, () => Promise<Catalogue>>

let loaders: CatalogueLoaders | undefined
const loaded = new Set<Language>()

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
  if (!loaded.has(language) && loaders) {
    const catalogue = await loaders[language]()
    for (const [namespace, words] of Object.entries(catalogue)) {
      i18next.addResourceBundle(language, namespace, words, true, true)
    }
    loaded.add(language)
  }
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
  storeLanguage(language)
}
