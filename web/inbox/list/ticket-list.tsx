import { Group } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ViewId } from '#contract/views.ts'
import { BulkBarHost, RunPanel } from '#web/bulk/index.ts'
import { ColumnMenu } from '../table/column-menu.tsx'
import { keyOf } from '../table/columns.ts'
import { useColumns } from '../table/use-columns.ts'
import { useAreViewsKnown, useViews } from '../views/use-views.tsx'
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
  const named = useViews().find(({ id }) => id === view)
  const [sort, setSort] = useSort(named)
  const isTable = layout.shown === 'table'
  const columns = useColumns(named, isTable)
  const areViewsKnown = useAreViewsKnown()
  const [groupBy, setGroupBy] = useGrouping(named)
  const navigate = useNavigate()
  const open = (number: number) =>
    void navigate({
      to: '/inbox/$view/$number',
      params: { view, number: String(number) },
      // Walking with the keys leaves one step to go back, not fifty.
      replace: selected !== undefined,
    })
  const { shown: shownColumns, arrange, resize } = columns
  const table = isTable
    ? { shown: shownColumns, sort, onSort: setSort, onArrange: arrange, onResize: resize }
    : undefined
  const fields = isTable ? shownColumns.flatMap(({ column }) => keyOf(column) ?? []) : []
  const asked = { view, sort, fields, isReady: !isTable || areViewsKnown }
  const shown = { asked, selected, table, onOpen: open }

  return (
    <section className={css.list} aria-label={t('list.label', { name: label })}>
      <ListHead view={view} label={label}>
        <Group gap={0} wrap="nowrap">
          {isTable && named && <ColumnMenu view={named} columns={columns} />}
          <GroupMenu view={view} groupBy={groupBy} onGroup={setGroupBy} />
          <SortMenu sort={sort} onSort={setSort} />
          <div className={css.wide}>
            <LayoutSwitch layout={layout.chosen} onChoose={layout.choose} />
          </div>
        </Group>
      </ListHead>
      {groupBy === null ? (
        <FlatTickets key={`${view} ${sort.sort} ${sort.order} ${layout.shown}`} {...shown} />
      ) : (
        <GroupedTickets
          key={`${view} ${groupBy} ${sort.sort} ${sort.order} ${layout.shown}`}
          groupBy={groupBy}
          {...shown}
        />
      )}
      <BulkBarHost view={view} />
      <RunPanel />
    </section>
  )
}
