import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type ProblemEvent, problemState } from '#contract/problems.ts'
import { api } from '#web/lib/api.ts'
import { useFormat } from '#web/lib/format.ts'
import { keys } from '#web/lib/queries.ts'
import { Loading } from '#web/ui/loading.tsx'
import { TimeAgo } from '#web/ui/time-ago.tsx'
import css from './problems.module.css'

export function ProblemHistory({ number }: { number: number }) {
  const { t } = useTranslation('problems')
  const query = useInfiniteQuery({
    queryKey: keys.problemPart(number, 'history'),
    queryFn: ({ pageParam, signal }) =>
      api.problems.history({
        params: { number },
        query: { limit: 20, ...(pageParam && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  })
  return (
    <section className={css['part']} aria-label={t('history.title')}>
      <h2>{t('history.title')}</h2>
      <Loading query={query}>
        {(events) => (
          <ul className={css['list']}>
            {events.map((event) => (
              <li key={event.id} className={css['quiet']}>
                <Line event={event} /> · <TimeAgo iso={event.createdAt} />
              </li>
            ))}
          </ul>
        )}
      </Loading>
      {query.hasNextPage && (
        <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </section>
  )
}

const fields = [
  'title',
  'description',
  'cause',
  'workaround',
  'review',
  'isPublic',
  'portalTitle',
  'portalWorkaround',
  'assigneeId',
  'impact',
] as const

function Line({ event }: { event: ProblemEvent }) {
  const { t } = useTranslation('problems')
  const { list } = useFormat()
  const who = event.person?.name ?? t('history.mesa')
  const [first] = event.changes
  const numbers = list(numbersIn(first?.to ?? first?.from).map((number) => `#${number}`))
  const changed = event.changes.flatMap(({ field, to }) => {
    const state = problemState.safeParse(to).data
    if (field === 'state' && state) return [t('history.state', { state: t(`state.${state}`) })]
    const known = fields.find((one) => one === field)
    return known === undefined ? [] : [t(`one.field.${known}`)]
  })
  return <>{t(`history.${event.type}`, { who, numbers, fields: list(changed) })}</>
}

function numbersIn(value: unknown): number[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'number') : []
}
