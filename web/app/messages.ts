import type { CatalogueLoaders } from '#web/lib/i18n.ts'

/** One file per language, fetched when it is needed. */
export const catalogues: CatalogueLoaders = {
  en: async () => (await import('./messages.en.ts')).en,
  es: async () => (await import('./messages.es.ts')).es,
}
