import type { CatalogueLoaders } from '#web/lib/i18n.ts'

/** One file per language and part, fetched when it is needed. */
export const catalogues: CatalogueLoaders = {
  first: {
    en: async () => (await import('./messages.en.ts')).en,
    es: async () => (await import('./messages.es.ts')).es,
  },
  ticket: {
    en: async () => (await import('./ticket-messages.en.ts')).en,
    es: async () => (await import('./ticket-messages.es.ts')).es,
  },
  later: {
    en: async () => (await import('./later-messages.en.ts')).en,
    es: async () => (await import('./later-messages.es.ts')).es,
  },
  session: {
    en: async () => ({ session: (await import('#web/session/messages.en.ts')).en }),
    es: async () => ({ session: (await import('#web/session/messages.es.ts')).es }),
  },
}
