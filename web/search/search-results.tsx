import { IconCloudOff, IconMoodEmpty, IconSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '#web/lib/errors.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { ArticleHits, DeviceHits, OrganizationHits, PersonHits, TicketHits } from './hits.tsx'
import css from './search.module.css'
import type { Found, useSearch } from './use-search.ts'

type Search = Pick<ReturnType<typeof useSearch>, 'q' | 'data' | 'error' | 'isPlaceholderData'>

export function SearchResults({ search }: { search: Search }) {
  const { t } = useTranslation('search')
  const errorText = useErrorText()
  const { q, data, error } = search
  const count = data ? countOf(data) : 0

  if (q === '') {
    return (
      <EmptyState
        icon={<IconSearch size={28} stroke={1.6} />}
        title={t('start.title')}
        text={`${t('start.text')} ${t('start.filters')}`}
      />
    )
  }
  if (error) {
    return (
      <div role="alert">
        <EmptyState icon={<IconCloudOff size={28} stroke={1.6} />} title={t('failed.title')} text={errorText(error)} />
      </div>
    )
  }
  if (!data) return <SkeletonLines count={8} height={16} gap={16} />
  return (
    <div aria-busy={search.isPlaceholderData} className={css.results}>
      <p className={css.summary} role="status">
        {data.correctedTo !== null
          ? t('corrected', { asked: q, used: data.correctedTo })
          : count > 0 && t('count.all', { count })}
      </p>
      {count === 0 && (
        <EmptyState
          icon={<IconMoodEmpty size={28} stroke={1.6} />}
          title={t('nothing.title', { q })}
          text={t('nothing.text')}
        />
      )}
      <TicketHits hits={data.tickets} />
      <ArticleHits hits={data.articles} />
      <PersonHits people={data.people} />
      <OrganizationHits organizations={data.organizations} />
      <DeviceHits devices={data.devices} />
    </div>
  )
}

function countOf({ tickets, people, organizations, articles, devices }: Found): number {
  return [tickets, people, organizations, articles, devices].reduce((sum, { length }) => sum + length, 0)
}
