import { Button, SegmentedControl, Switch } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Result } from '#contract/operation.ts'
import type { ratings } from '#contract/ratings.ts'
import { useLabel } from '#web/lib/field-words.ts'
import { Loading } from '#web/ui/loading.tsx'
import { Stars } from '#web/ui/stars.tsx'
import { TimeAgo } from '#web/ui/time-ago.tsx'
import { commentsQuery } from './queries.ts'
import css from './ratings.module.css'
import type { RatingSearch } from './search.ts'

interface Props {
  search: RatingSearch
  onChange: (part: Partial<RatingSearch>) => void
}

/** What people wrote, newest first; each leads to its ticket. */
export function CommentList({ search, onChange }: Props) {
  const { t } = useTranslation('ratings')
  const query = useInfiniteQuery(commentsQuery(search))
  return (
    <section aria-labelledby="rating-comments">
      <div className={css['head']}>
        <h2 id="rating-comments">{t('comments')}</h2>
        <SegmentedControl
          size="xs"
          aria-label={t('mood')}
          data={(['all', 'low', 'high'] as const).map((value) => ({ value, label: t(`mood.${value}`) }))}
          value={search.mood ?? 'all'}
          onChange={(value) => onChange({ mood: value === 'low' || value === 'high' ? value : undefined })}
        />
        <Switch
          size="xs"
          label={t('silent')}
          checked={search.silent ?? false}
          onChange={(event) => onChange({ silent: event.currentTarget.checked })}
        />
      </div>
      <Loading query={query}>
        {(items) =>
          items.length === 0 ? (
            <p className={css['quiet']}>{t('commentsNone')}</p>
          ) : (
            <ul className={css['list']} aria-label={t('comments')}>
              {items.map((item) => (
                <Comment key={item.id} item={item} />
              ))}
            </ul>
          )
        }
      </Loading>
      {query.hasNextPage && (
        <Button mt="md" variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </section>
  )
}

type Item = Result<typeof ratings.comments>['items'][number]

function Comment({ item }: { item: Item }) {
  const { t } = useTranslation('ratings')
  const label = useLabel()
  const facts = [
    item.requesterName,
    item.agentName && t('helpedBy', { name: item.agentName }),
    item.reason && label(item.reason.label),
    item.effort !== null && t('effortIs', { effort: item.effort }),
    item.isAnswered && t('isAnswered'),
  ].filter((fact) => typeof fact === 'string')
  return (
    <li className={css['comment']}>
      <p className={css['line']}>
        <Stars score={item.score} />
        <Link to="/tickets/$number" params={{ number: String(item.number) }}>
          #{item.number} {item.subject}
        </Link>
        <TimeAgo iso={item.ratedAt} as="smart" className={css['quiet']} />
      </p>
      {item.comment !== '' && <blockquote>{item.comment}</blockquote>}
      <p className={css['quiet']}>{facts.join(' · ')}</p>
    </li>
  )
}
