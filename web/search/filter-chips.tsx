import { CloseButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { readSearch, type SearchFilter, withoutFilter } from '#contract/search-query.ts'
import css from './filter-chips.module.css'

interface Props {
  typed: string
  /** Those whose value means nothing, as they were written. */
  unknown: string[]
  onChange: (typed: string) => void
}

/** The filters of a search, told in words, each to be taken out again. */
export function FilterChips({ typed, unknown, onChange }: Props) {
  const { t } = useTranslation('search')
  const { filters } = readSearch(typed)
  if (filters.length === 0) return null
  return (
    <ul className={css.chips} aria-label={t('filters')}>
      {filters.map((filter, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: the same filter may be written twice
          key={`${index} ${filter.source}`}
          className={css.chip}
          data-unknown={unknown.includes(filter.source) || undefined}
        >
          <Words filter={filter} isUnknown={unknown.includes(filter.source)} />
          <CloseButton
            size={24}
            iconSize={13}
            aria-label={t('filter.remove', { filter: filter.source })}
            onClick={() => onChange(withoutFilter(typed, filter))}
          />
        </li>
      ))}
    </ul>
  )
}

function Words({ filter, isUnknown }: { filter: SearchFilter; isUnknown: boolean }) {
  const { t } = useTranslation('search')
  return (
    <>
      <span className={css.name}>{t(`filter.${filter.operator}`)}</span>
      {filter.isNegated && <em>{t('filter.not')}</em>}
      <span>{filter.value}</span>
      {isUnknown && <span className={css.fault}>({t('filter.unknown')})</span>}
    </>
  )
}
