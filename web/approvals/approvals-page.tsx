import { Button, SegmentedControl } from '@mantine/core'
import { IconRosetteDiscountCheck } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { Page } from '#web/ui/page.tsx'
import css from './approvals-page.module.css'
import { CaseRow } from './case-row.tsx'
import { casesQuery, type ShownCases } from './queries.ts'

/** What waits for the own decision, on whatever ticket, in reach or not. */
export function ApprovalsPage() {
  const { t } = useTranslation('approvals')
  const [state, setState] = useState<ShownCases>('pending')
  const query = useInfiniteQuery(casesQuery(state))
  return (
    <Page title={t('title')} lead={t('lead')}>
      <SegmentedControl
        mb="md"
        aria-label={t('show')}
        data={[
          { value: 'pending', label: t('state.pending') },
          { value: 'done', label: t('state.done') },
        ]}
        value={state}
        onChange={(value) => setState(value === 'done' ? 'done' : 'pending')}
      />
      <Loading query={query}>
        {(cases) =>
          cases.length === 0 ? (
            <EmptyState
              icon={<IconRosetteDiscountCheck size={28} stroke={1.6} />}
              title={t(`none.${state}`)}
              text={t(`none.${state}.text`)}
            />
          ) : (
            <ul className={css['list']} aria-label={t(`state.${state}`)}>
              {cases.map((one) => (
                <CaseRow key={one.id} asked={one} startsOpen={state === 'pending' && cases.length === 1} />
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
    </Page>
  )
}
