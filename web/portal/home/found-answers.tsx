import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { isLanguage } from '#web/lib/language.ts'
import { api } from '../api.ts'
import { Link, useBeside } from '../link.tsx'
import css from './answer-list.module.css'
import { AnswerList } from './answer-list.tsx'

const shown = 6
const pauseMs = 250
/** Fewer letters find everything. */
const fewestLetters = 3

/** Articles that answer what is typed, best first; what finds nothing while somebody types is no search that failed. */
const foundQuery = (q: string, language: string) =>
  queryOptions({
    queryKey: ['answers', q, language],
    queryFn: async ({ signal }) => {
      const asked = isLanguage(language) ? { language } : {}
      const { items } = await api.articles.search({ query: { q, limit: shown, suggest: true, ...asked }, signal })
      return items.map(({ article }) => article)
    },
    staleTime: 60_000,
  })

interface Props {
  search: string
  /** Given where a form lies beside: answers then open in a page of their own, and it is told which. */
  onOpen?: (id: string) => void
}

/** The answers that the help centre has for what is typed. */
export function FoundAnswers({ search, onOpen }: Props) {
  const { t, i18n } = useTranslation('portal')
  const beside = useBeside()
  const [q] = useDebouncedValue(search.trim().slice(0, 200), pauseMs)
  const isAsked = q.length >= fewestLetters
  const found = useQuery({ ...foundQuery(q, i18n.language), enabled: isAsked, placeholderData: keepPreviousData })
  if (!isAsked || found.data === undefined || (found.data.length === 0 && onOpen)) return null
  return (
    <section aria-labelledby="answers">
      <h2 id="answers" className={css['title']}>
        {t(onOpen ? 'home.maybe' : 'home.answers')}
      </h2>
      <p role="status" className={found.data.length === 0 ? css['none'] : 'visually-hidden'}>
        {found.data.length === 0 ? t('home.noAnswers') : t('home.answerCount', { count: found.data.length })}
      </p>
      <AnswerList answers={found.data} onOpen={onOpen} />
      {!onOpen && found.data.length === shown && (
        <a href={`/help/${i18n.language}/search?q=${encodeURIComponent(q)}`} className={css['all']} {...beside}>
          {t('home.allAnswers')}
        </a>
      )}
      {found.data.length === 0 && beside.target === undefined && (
        <Link to="/new" search={{ subject: q }} className={css['all']}>
          {t('home.writeThis', { words: q })}
        </Link>
      )}
    </section>
  )
}
