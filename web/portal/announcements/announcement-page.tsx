import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { AnnouncementArticle } from '#web/announcements/announcement-article.tsx'
import { useTexts } from '#web/announcements/use-texts.ts'
import { ApiError } from '#web/lib/api-error.ts'
import { useDocumentTitle } from '#web/ui/document-title.ts'
import { useIdParam } from '../address.ts'
import { BackLink } from '../frame/back-link.tsx'
import { Column } from '../frame/column.tsx'
import { Failed } from '../frame/failed.tsx'
import { NotFound } from '../frame/not-found.tsx'
import { PageSkeleton } from '../frame/page-skeleton.tsx'
import css from './announcements.module.css'
import { announcementQuery } from './queries.ts'

/** One announcement, where its mail leads. */
export function AnnouncementPage() {
  const { t } = useTranslation('announcements')
  const text = useTexts()
  const one = useQuery(announcementQuery(useIdParam()))
  useDocumentTitle(one.data ? text(one.data.title) : t('title'))

  if (one.isPending) return <PageSkeleton />
  if (one.error instanceof ApiError && one.error.status === 404) return <NotFound />
  if (one.isError) {
    return (
      <Column>
        <Failed error={one.error} onRetry={() => void one.refetch()} />
      </Column>
    )
  }
  return (
    <Column>
      <BackLink to="/announcements">{t('all')}</BackLink>
      <div className={css['page']}>
        <AnnouncementArticle announcement={one.data} titleAs="h1" />
      </div>
    </Column>
  )
}
