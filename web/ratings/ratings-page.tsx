import { Button } from '@mantine/core'
import { IconDownload, IconMoodSmile } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { Page } from '#web/ui/page.tsx'
import { CommentList } from './comment-list.tsx'
import { FigureTable } from './figure-table.tsx'
import { Filters } from './filters.tsx'
import { figuresQuery, fileUrl } from './queries.ts'
import { type RatingSearch, readRatingSearch } from './search.ts'
import { Totals } from './totals.tsx'

/** How content the people are whom the desk helped: in figures, and in their words. */
export function RatingsPage() {
  const { t } = useTranslation('ratings')
  const search = readRatingSearch(useSearch({ strict: false }))
  const navigate = useNavigate()
  const figures = useQuery(figuresQuery(search))
  const change = (part: Partial<RatingSearch>) =>
    void navigate({ to: '/ratings', search: readRatingSearch({ ...search, ...part }), replace: true })
  const file = (
    <Button component="a" href={fileUrl(search)} download variant="default" leftSection={<IconDownload size={16} />}>
      {t('file')}
    </Button>
  )
  return (
    <Page title={t('title')} lead={t(`lead.${figures.data?.reach ?? 'all'}`)} actions={file} wide>
      <Filters search={search} isOwn={figures.data?.reach === 'own'} onChange={change} />
      <Loading query={figures}>
        {({ total, groups }) =>
          total.count + total.asked === 0 ? (
            <EmptyState icon={<IconMoodSmile size={28} stroke={1.6} />} title={t('none')} text={t('noneText')} />
          ) : (
            <>
              <Totals total={total} />
              <FigureTable groups={groups} search={search} onChange={change} />
              <CommentList search={search} onChange={change} />
            </>
          )
        }
      </Loading>
    </Page>
  )
}
