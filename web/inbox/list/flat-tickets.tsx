import { type ComponentProps, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ListEmpty, ListFailed } from './list-empty.tsx'
import { RowSkeletons } from './row-skeletons.tsx'
import { ticketRows } from './rows.ts'
import { type Asked, useViewTickets } from './use-view-tickets.ts'
import { VirtualRows } from './virtual-rows.tsx'

interface Props extends Pick<ComponentProps<typeof VirtualRows>, 'selected' | 'table' | 'onOpen'> {
  asked: Asked
}

/** The tickets of a view as one list. */
export function FlatTickets({ asked, ...shown }: Props) {
  const { t } = useTranslation('inbox')
  const { view } = asked
  const list = useViewTickets(asked)
  const { tickets } = list
  const rows = useMemo(() => ticketRows(tickets), [tickets])
  const onDrawn = (_: number, last: number) => {
    const isBusy = list.isFetchingNextPage || list.isPlaceholderData
    if (last >= rows.length && list.hasNextPage && !isBusy) void list.fetchNextPage()
  }
  return (
    <>
      <span className="visually-hidden" role="status">
        {list.isSuccess && t('list.loaded', { count: tickets.length })}
      </span>
      {list.isPending && <RowSkeletons count={8} />}
      {list.isError && tickets.length === 0 && <ListFailed error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && tickets.length === 0 && <ListEmpty view={view} />}
      {tickets.length > 0 && (
        <VirtualRows {...shown} view={view} rows={rows} onDrawn={onDrawn} isLoadingMore={list.isFetchingNextPage} />
      )}
    </>
  )
}
