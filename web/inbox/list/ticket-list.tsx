import { Group } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ViewId } from '#contract/views.ts'
import { BulkBarHost, RunPanel } from '#web/bulk/index.ts'
import { ColumnMenu } from '../table/column-menu.tsx'
import { useColumns } from '../table/columns.ts'
import { useViews } from '../views/use-views.tsx'
import type { useLayout } from './layout.ts'
import { LayoutSwitch } from './layout-switch.tsx'
import { ListEmpty, ListFailed } from './list-empty.tsx'
import { ListHead } from './list-head.tsx'
import { RowSkeletons } from './row-skeletons.tsx'
import { useSort } from './sort.ts'
import { SortMenu } from './sort-menu.tsx'
import css from './ticket-list.module.css'
import { useViewTickets } from './use-view-tickets.ts'
import { VirtualRows } from './virtual-rows.tsx'

interface Props {
  view: ViewId
  label: string
  selected: number | undefined
  layout: ReturnType<typeof useLayout>
}

/** The tickets of the view, beside the open one. */
export function TicketList({ view, label, selected, layout }: Props) {
  const { t } = useTranslation('inbox')
  const [sort, setSort] = useSort(useViews().find(({ id }) => id === view))
  const columns = useColumns()
  const isTable = layout.shown === 'table'
  const list = useViewTickets(view, sort)
  const navigate = useNavigate()
  const { tickets } = list
  const open = (number: number) =>
    void navigate({
      to: '/inbox/$view/$number',
      params: { view, number: String(number) },
      // Walking with the keys leaves one step to go back, not fifty.
      replace: selected !== undefined,
    })

  return (
    <section className={css.list} aria-label={t('list.label', { name: label })}>
      <ListHead view={view} label={label}>
        <Group gap={0} wrap="nowrap">
          {isTable && <ColumnMenu shown={columns.shown} onToggle={columns.toggle} onReset={columns.reset} />}
          <SortMenu sort={sort} onSort={setSort} />
          <div className={css.wide}>
            <LayoutSwitch layout={layout.chosen} onChoose={layout.choose} />
          </div>
        </Group>
      </ListHead>
      <span className="visually-hidden" role="status">
        {list.isSuccess && t('list.loaded', { count: tickets.length })}
      </span>
      {list.isPending && <RowSkeletons count={8} />}
      {list.isError && tickets.length === 0 && <ListFailed error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && tickets.length === 0 && <ListEmpty view={view} />}
      {tickets.length > 0 && (
        <VirtualRows
          key={`${view} ${sort.sort} ${sort.order} ${layout.shown}`}
          view={view}
          tickets={tickets}
          selected={selected}
          table={isTable ? { shown: columns.shown, sort, onSort: setSort } : undefined}
          onOpen={open}
          onEnd={() => {
            if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage()
          }}
          isLoadingMore={list.isFetchingNextPage}
        />
      )}
      <BulkBarHost view={view} />
      <RunPanel />
    </section>
  )
}
