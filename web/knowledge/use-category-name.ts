import { useTranslation } from 'react-i18next'
import type { ArticleCategory } from '#contract/knowledge.ts'

/** The name of a category in the language that is spoken, or in the one it has. */
export function useCategoryName() {
  const { i18n } = useTranslation('knowledge')
  return ({ names }: Pick<ArticleCategory, 'names'>) =>
    (i18n.language === 'en' ? names.en : names.es) ?? names.es ?? names.en ?? ''
}
