import { Button } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { AnnouncementArticle } from '#web/announcements/announcement-article.tsx'
import { useDocumentTitle } from '#web/ui/document-title.ts'
import { Column } from '../frame/column.tsx'
import { Failed } from '../frame/failed.tsx'
import { Heading } from '../frame/heading.tsx'
import { ListSkeleton } from '../requests/list-skeleton.tsx'
import css from './announcements.module.css'
import { announcementsQuery } from './queries.ts'
import { SubscribeForm } from './subscribe-form.tsx'

/** What is and was announced, newest first, and the way to be mailed it. */
export function ListPage() {
  const { t } = useTranslation('announcements')
  useDocumentTitle(t('title'))
  return (
    <Column>
      <Heading title={t('title')} />
      <div className={css['page']}>
        <Announcements />
        <SubscribeForm />
      </div>
    </Column>
  )
}

function Announcements() {
  const { t } = useTranslation('announcements')
  const list = useInfiniteQuery(announcementsQuery)
  if (list.isPending) return <ListSkeleton count={3} />
  if (list.isError) return <Failed error={list.error} onRetry={() => void list.refetch()} />
  const items = list.data.pages.flatMap((page) => page.items)
  if (items.length === 0) {
    return (
      <p className={css['empty']}>
        <IconCircleCheck size={26} aria-hidden />
        <span>
          <strong>{t('none.portal')}</strong>
          {t('none.portalText')}
        </span>
      </p>
    )
  }
  return (
    <>
      {items.map((one) => (
        <AnnouncementArticle key={one.id} announcement={one} />
      ))}
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  )
}
