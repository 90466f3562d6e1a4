import { Group } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ViewId } from '#contract/views.ts'
import { BulkBarHost, RunPanel } from '#web/bulk/index.ts'
import { ColumnMenu } from '../table/column-menu.tsx'
import { useColumns } from '../table/columns.ts'
import { useViews } from '../views/use-views.tsx'
import { FlatTickets } from './flat-tickets.tsx'
import { GroupMenu } from './group-menu.tsx'
import { GroupedTickets } from './grouped-tickets.tsx'
import { useGrouping } from './grouping.ts'
import type { useLayout } from './layout.ts'
import { LayoutSwitch } from './layout-switch.tsx'
import { ListHead } from './list-head.tsx'
import { useSort } from './sort.ts'
import { SortMenu } from './sort-menu.tsx'
import css from './ticket-list.module.css'

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
  const [groupBy, setGroupBy] = useGrouping(useViews().find(({ id }) => id === view))
  const navigate = useNavigate()
  const open = (number: number) =>
    void navigate({
      to: '/inbox/$view/$number',
      params: { view, number: String(number) },
      // Walking with the keys leaves one step to go back, not fifty.
      replace: selected !== undefined,
    })
  const table = isTable ? { shown: columns.shown, sort, onSort: setSort, onArrange: columns.arrange } : undefined
  const shown = { selected, table, onOpen: open }

  return (
    <section className={css.list} aria-label={t('list.label', { name: label })}>
      <ListHead view={view} label={label}>
        <Group gap={0} wrap="nowrap">
          {isTable && (
            <ColumnMenu
              shown={columns.shown}
              onToggle={columns.toggle}
              onArrange={columns.arrange}
              onReset={columns.reset}
            />
          )}
          <GroupMenu view={view} groupBy={groupBy} onGroup={setGroupBy} />
          <SortMenu sort={sort} onSort={setSort} />
          <div className={css.wide}>
            <LayoutSwitch layout={layout.chosen} onChoose={layout.choose} />
          </div>
        </Group>
      </ListHead>
      {groupBy === null ? (
        <FlatTickets key={`${view} ${sort.sort} ${sort.order} ${layout.shown}`} view={view} sort={sort} {...shown} />
      ) : (
        <GroupedTickets
          key={`${view} ${groupBy} ${sort.sort} ${sort.order} ${layout.shown}`}
          view={view}
          sort={sort}
          groupBy={groupBy}
          {...shown}
        />
      )}
      <BulkBarHost view={view} />
      <RunPanel />
    </section>
  )
}
