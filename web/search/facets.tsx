import { UnstyledButton } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Facet, mostCounted } from '#contract/search.ts'
import { readSearch, withFilter } from '#contract/search-query.ts'
import { api } from '#web/lib/api.ts'
import { useFormat } from '#web/lib/format.ts'
import { isLanguage } from '#web/lib/language.ts'
import { keys } from '#web/lib/queries.ts'
import css from './facets.module.css'
import { useFacetWords } from './use-facet-words.ts'

interface Props {
  q: string
  /** What was looked for is there; until then the search has the server to itself. */
  isFound: boolean
  onChange: (typed: string) => void
}

/** How what was found is divided; each part is a filter that narrows the search down to it. */
export function Facets({ q, isFound, onChange }: Props) {
  const { t, i18n } = useTranslation('search')
  const { data } = useQuery({
    queryKey: keys.search(q, 'facets'),
    queryFn: ({ signal }) => api.search.facets({ query: { q }, signal }),
    enabled: q !== '' && isFound,
    placeholderData: keepPreviousData,
  })
  const { filters } = readSearch(q)
  // What all have alike is no division, and what is chosen already stands above.
  const shown = (data?.facets ?? []).filter(
    ({ operator, values }) =>
      values.some(({ count }) => count < (data?.counted ?? 0)) && !filters.some((one) => one.operator === operator),
  )
  if (data === undefined || shown.length === 0) return null
  const language = isLanguage(i18n.language) ? i18n.language : 'en'
  return (
    <section className={css.facets} aria-label={t('facets')}>
      {shown.map((facet) => (
        <FacetLine
          key={facet.operator}
          facet={facet}
          onChoose={(value) => onChange(withFilter(q, facet.operator, value, language))}
        />
      ))}
      {data.counted >= mostCounted && <p className={css.note}>{t('facets.newest', { count: mostCounted })}</p>}
    </section>
  )
}

function FacetLine({ facet, onChoose }: { facet: Facet; onChoose: (value: string) => void }) {
  const { t } = useTranslation('search')
  const { number } = useFormat()
  const words = useFacetWords()
  return (
    <div className={css.line}>
      <h3 className={css.name}>{t(`filter.${facet.operator}`)}</h3>
      <ul className={css.values}>
        {facet.values.map(({ value, count }) => (
          <li key={value}>
            <UnstyledButton className={css.value} onClick={() => onChoose(value)}>
              {words(facet.operator, value)}
              <span className={css.count}>{number(count)}</span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </div>
  )
}
