import { queryOptions, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { isLanguage } from '#web/lib/language.ts'
import { api } from '../api.ts'
import css from './answer-list.module.css'
import { AnswerList } from './answer-list.tsx'

/** The answers that are read most, in one language. */
export const usefulQuery = (language: string) =>
  queryOptions({
    queryKey: ['answers', 'useful', language],
    queryFn: ({ signal }) => api.portal.answers({ query: isLanguage(language) ? { language } : {}, signal }),
    staleTime: 5 * 60_000,
  })

/** The answers that are read most. Nothing while the help centre has none. */
export function UsefulAnswers() {
  const { t, i18n } = useTranslation('portal')
  const { data } = useQuery(usefulQuery(i18n.language))
  if (data === undefined || data.items.length === 0) return null
  return (
    <section aria-labelledby="useful">
      <h2 id="useful" className={css['title']}>
        {t('home.useful')}
      </h2>
      <AnswerList answers={data.items} />
      <a href={`/help/${i18n.language}`} className={css['all']}>
        {t('home.help')}
      </a>
    </section>
  )
}
