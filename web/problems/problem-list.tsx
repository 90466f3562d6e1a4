import { Button, Group, SegmentedControl, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch, IconTargetArrow } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProblemSummary } from '#contract/problems.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { TimeAgo } from '#web/ui/time-ago.tsx'
import css from './problems.module.css'
import { problemsQuery } from './queries.ts'
import { SparkLine } from './spark-line.tsx'
import { StatePill } from './state-pill.tsx'

export function ProblemList() {
  const { t } = useTranslation('problems')
  const [q, setQ] = useState('')
  const [isUnsolved, setUnsolved] = useState(true)
  const [asked] = useDebouncedValue(q.trim(), 200)
  const query = useInfiniteQuery(problemsQuery({ q: asked, isUnsolved }))
  return (
    <>
      <Group mb="md" gap="sm">
        <TextInput
          aria-label={t('list.find')}
          placeholder={t('list.find')}
          leftSection={<IconSearch size={16} />}
          value={q}
          onChange={(event) => setQ(event.currentTarget.value)}
        />
        <SegmentedControl
          aria-label={t('list.show')}
          data={[
            { value: 'unsolved', label: t('list.unsolved') },
            { value: 'all', label: t('list.all') },
          ]}
          value={isUnsolved ? 'unsolved' : 'all'}
          onChange={(value) => setUnsolved(value === 'unsolved')}
        />
      </Group>
      <Loading query={query}>
        {(problems) =>
          problems.length === 0 ? (
            <EmptyState
              icon={<IconTargetArrow size={28} stroke={1.6} />}
              title={t('list.none')}
              text={t('list.none.text')}
            />
          ) : (
            <ul className={css['list']} aria-label={t('tab.problems')}>
              {problems.map((problem) => (
                <ProblemRow key={problem.id} problem={problem} />
              ))}
            </ul>
          )
        }
      </Loading>
      {query.hasNextPage && (
        <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  )
}

function ProblemRow({ problem }: { problem: ProblemSummary }) {
  const { t } = useTranslation('problems')
  const { number, title, ticketCount, unsolvedCount, assignee } = problem
  return (
    <li className={css['card']}>
      <div className={css['head']}>
        <h2 className={css['name']}>
          <Link to="/problems/$number" params={{ number: String(number) }}>
            {t('one.name', { number, title })}
          </Link>
        </h2>
        <StatePill state={problem.state} />
      </div>
      <div className={css['head']}>
        <p className={css['quiet']}>
          {t('list.counts', { count: ticketCount, unsolved: unsolvedCount })}
          {assignee && ` · ${assignee.name}`} · <TimeAgo iso={problem.updatedAt} />
        </p>
        <SparkLine perDay={problem.perDay} />
      </div>
    </li>
  )
}
