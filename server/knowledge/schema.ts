import type { Selectable } from 'kysely'
import type { Language } from '#contract/common.ts'
import type { ArticleCategories, Articles } from '../kernel/tables.ts'

export type ArticleRow = Selectable<Articles>
export type CategoryRow = Selectable<ArticleCategories>

/** The database's check holds the column to these words. */
export function languageOf(row: { language: string }): Language {
  return row.language === 'en' ? 'en' : 'es'
}
