import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { isLanguage } from '#web/lib/language.ts'
import { keys } from '#web/lib/queries.ts'
import css from './problems.module.css'

const most = 3

/** The articles that its words find: perhaps it is answered already, and only has to be told. */
export function PatternArticles({ words }: { words: string[] }) {
  const { t, i18n } = useTranslation('problems')
  const q = words.join(' ').slice(0, 200)
  const language = isLanguage(i18n.language) ? i18n.language : undefined
  const { data } = useQuery({
    queryKey: keys.articles({ q, language, most }),
    queryFn: ({ signal }) =>
      api.articles.search({ query: { q, limit: most, suggest: true, ...(language && { language }) }, signal }),
    enabled: q !== '',
    staleTime: 5 * 60_000,
  })
  if (data === undefined || data.items.length === 0) return null
  return (
    <div className={css['answers']}>
      <span className={css['quiet']}>{t('pattern.articles')}</span>
      <ul>
        {data.items.map(({ article }) => (
          <li key={article.id} lang={article.language}>
            <Link to="/knowledge/$id" params={{ id: article.id }}>
              {article.title}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
