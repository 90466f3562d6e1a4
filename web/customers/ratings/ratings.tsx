import { Button } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { useFormat } from '#web/lib/format.ts'
import { keys } from '#web/lib/queries.ts'
import { Stars } from '#web/ui/stars.tsx'
import { TimeAgo } from '#web/ui/time-ago.tsx'
import { Card } from '../parts/profile-layout.tsx'
import type { Owner } from '../parts/ticket-list.tsx'
import css from './ratings.module.css'

/** As far back as the desk remembers. */
const days = 3660

/** How content somebody was: on average, and each time. Absent while nothing was rated. */
export function Ratings({ of }: { of: Owner }) {
  const { t } = useTranslation('customers')
  const { t: common } = useTranslation('common')
  const { number } = useFormat()
  const { data: summary } = useQuery({
    queryKey: [...keys.ratings, 'summary', of],
    queryFn: ({ signal }) => api.ratings.summary({ query: { ...of, days }, signal }),
  })
  const ratings = useInfiniteQuery({
    queryKey: [...keys.ratings, 'list', of],
    queryFn: ({ pageParam, signal }) => api.ratings.list({ query: { ...of, limit: 5, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })
  if (summary?.average == null) return null
  const average = number(Math.round(summary.average * 10) / 10)
  return (
    <Card title={t('ratings.title')}>
      <p className={css.average}>
        <strong>{t('ratings.average', { average })}</strong>
        <span className={css.quiet}>{t('ratings.count', { count: summary.count })}</span>
      </p>
      <ul className={css.list}>
        {ratings.data?.pages
          .flatMap((page) => page.items)
          .map((rating) => (
            <li key={rating.id} className={css.rating}>
              <Stars score={rating.score} />
              <Link to="/tickets/$number" params={{ number: String(rating.number) }} className={css.ticket}>
                #{rating.number} {rating.subject}
              </Link>
              <TimeAgo iso={rating.ratedAt} as="smart" className={css.quiet} />
              {rating.comment !== '' && <blockquote className={css.comment}>{rating.comment}</blockquote>}
            </li>
          ))}
      </ul>
      {ratings.hasNextPage && (
        <Button
          className={css.more}
          variant="default"
          size="xs"
          loading={ratings.isFetchingNextPage}
          onClick={() => void ratings.fetchNextPage()}
        >
          {common('loadMore')}
        </Button>
      )}
    </Card>
  )
}
