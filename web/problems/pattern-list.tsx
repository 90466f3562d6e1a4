import { Button, SegmentedControl } from '@mantine/core'
import { IconChartDots3 } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PatternState } from '#contract/patterns.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { PatternCard } from './pattern-card.tsx'
import css from './problems.module.css'
import { patternsQuery } from './queries.ts'

const states = ['open', 'turned', 'dismissed'] as const satisfies PatternState[]

export function PatternList() {
  const { t } = useTranslation('problems')
  const [state, setState] = useState<PatternState>('open')
  const query = useInfiniteQuery(patternsQuery(state))
  return (
    <>
      <SegmentedControl
        mb="md"
        size="xs"
        aria-label={t('pattern.state')}
        data={states.map((value) => ({ value, label: t(`pattern.state.${value}`) }))}
        value={state}
        onChange={(value) => setState(states.find((one) => one === value) ?? 'open')}
      />
      <Loading query={query}>
        {(patterns) =>
          patterns.length === 0 ? (
            <EmptyState
              icon={<IconChartDots3 size={28} stroke={1.6} />}
              title={t(`pattern.none.${state}`)}
              text={t(`pattern.none.${state}.text`)}
            />
          ) : (
            <ul className={css['list']} aria-label={t('tab.patterns')}>
              {patterns.map((pattern) => (
                <PatternCard key={pattern.id} pattern={pattern} />
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
