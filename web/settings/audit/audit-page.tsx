import { Button } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { Page } from '#web/ui/page.tsx'
import { type AuditFilter, AuditFilters } from './audit-filters.tsx'
import { AuditList } from './audit-list.tsx'

const noFilter: AuditFilter = { area: null, actorId: null }

export function AuditPage() {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const [filter, setFilter] = useState(noFilter)
  const entries = useAudit(filter)
  return (
    <Page title={t('section.audit')} lead={t('section.audit.lead')} wide>
      <AuditFilters value={filter} onChange={setFilter} />
      <Loading query={entries}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items)
          if (items.length > 0) return <AuditList entries={items} />
          return (
            <EmptyState
              icon={<IconHistory size={28} stroke={1.6} />}
              title={t('audit.none')}
              text={t('audit.noneText')}
              action={
                <Button variant="default" onClick={() => setFilter(noFilter)}>
                  {t('audit.clear')}
                </Button>
              }
            />
          )
        }}
      </Loading>
      {entries.hasNextPage && (
        <Button
          variant="default"
          mt="md"
          loading={entries.isFetchingNextPage}
          onClick={() => void entries.fetchNextPage()}
        >
          {common('loadMore')}
        </Button>
      )}
    </Page>
  )
}

function useAudit({ area, actorId }: AuditFilter) {
  const filter = { ...(area ? { action: area } : {}), ...(actorId ? { actorId } : {}) }
  return useInfiniteQuery({
    queryKey: [...keys.audit, filter],
    queryFn: ({ pageParam, signal }) => api.audit.list({ query: { ...filter, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  })
}
