import { Button } from '@mantine/core'
import { IconInbox } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Me } from '#contract/sessions.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Failed } from '../frame/failed.tsx'
import { LinkButton } from '../frame/link-button.tsx'
import type { ListState, Whose } from './list-search.ts'
import { ListSkeleton } from './list-skeleton.tsx'
import { requestsQuery } from './queries.ts'
import { RequestList } from './request-list.tsx'
import css from './request-pages.module.css'

interface Props {
  me: Me
  whose: Whose
  state: ListState
}

export function RequestPages({ me, whose, state }: Props) {
  const { t } = useTranslation('portal')
  const pages = useInfiniteQuery({ ...requestsQuery(me, whose, state), placeholderData: keepPreviousData })
  if (pages.isPending) return <ListSkeleton count={5} />
  if (pages.isError) return <Failed error={pages.error} onRetry={() => void pages.refetch()} />

  const tickets = pages.data.pages.flatMap((page) => page.items)
  if (tickets.length === 0) return <Empty state={state} />
  return (
    <div aria-busy={pages.isPlaceholderData} data-stale={pages.isPlaceholderData} className={css['pages']}>
      <RequestList tickets={tickets} label={t('list.title')} showRequester={whose === 'organization'} />
      <div className={css['end']}>
        {pages.hasNextPage ? (
          <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('list.more')}
          </Button>
        ) : (
          <p role="status">{t('list.end', { count: tickets.length })}</p>
        )}
      </div>
    </div>
  )
}

function Empty({ state }: { state: ListState }) {
  const { t } = useTranslation('portal')
  return (
    <div className={css['empty']}>
      <EmptyState
        icon={<IconInbox size={26} />}
        title={t(`list.empty.${state}`)}
        text={t(`list.empty.${state}Text`)}
        action={state !== 'solved' && <LinkButton to="/new">{t('home.write')}</LinkButton>}
      />
    </div>
  )
}
