import type { CatalogueLoaders } from '#web/lib/i18n.ts'

/** The words of the portal, one file per language, fetched when it is needed. */
export const catalogues: CatalogueLoaders = {
  first: {
    en: async () => {
      const [{ en: common }, { en: announcements }, { en: approvals }, { en: portal }] = await Promise.all([
        import('#web/lib/messages.en.ts'),
        import('#web/announcements/messages.en.ts'),
        import('#web/approvals/messages.en.ts'),
        import('./messages.en.ts'),
      ])
      return { common, announcements, approvals, portal }
    },
    es: async () => {
      const [{ es: common }, { es: announcements }, { es: approvals }, { es: portal }] = await Promise.all([
        import('#web/lib/messages.es.ts'),
        import('#web/announcements/messages.es.ts'),
        import('#web/approvals/messages.es.ts'),
        import('./messages.es.ts'),
      ])
      return { common, announcements, approvals, portal }
    },
  },
}
