import { UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { HTMLAttributes, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { placedBeside, useReorder } from '#web/ui/use-reorder.ts'
import { firstOrderOf, type Sort } from '../list/sort.ts'
import { ColumnEdge } from './column-edge.tsx'
import { type Column, type ShownColumn, sortOf } from './columns.ts'
import css from './table.module.css'
import { useColumnWords } from './use-column-words.ts'

interface Props {
  shown: ShownColumn[]
  sort: Sort
  onSort: (sort: Sort) => void
  onArrange: (order: Column[]) => void
  onResize: (column: Column, width: number | null) => void
}

/** Names of the columns; those that a list can be sorted by are buttons. */
export function TableHead({ shown, sort, onSort, onArrange, onResize }: Props) {
  const { t } = useTranslation('inbox')
  const words = useColumnWords()
  const order = shown.map(({ column }) => column)
  const drag = useReorder<Column>({
    axis: 'x',
    onMove: (column, target, side) => onArrange(placedBeside(order, column, target, side)),
  })
  return (
    <div role="rowgroup" className={css.head}>
      <div role="row" className={css.line}>
        <span role="columnheader">
          <span className="visually-hidden">{t('column.selection')}</span>
        </span>
        {shown.map((one) => (
          <HeadCell
            key={one.column}
            column={one.column}
            name={words(one)}
            {...{ sort, onSort }}
            drag={drag(one.column)}
          >
            <ColumnEdge column={one.column} shown={shown} onResize={onResize} />
          </HeadCell>
        ))}
      </div>
    </div>
  )
}

interface CellProps extends Pick<Props, 'sort' | 'onSort'> {
  column: Column
  name: string
  /** What lets it be dragged to another place. */
  drag: HTMLAttributes<HTMLElement>
  /** The edge at its end. */
  children: ReactNode
}

function HeadCell({ column, name, sort, onSort, drag, children }: CellProps) {
  const field = sortOf[column]
  const label = (
    <span className={css.cut} title={name}>
      {name}
    </span>
  )
  return (
    <span
      role="columnheader"
      className={css.name}
      data-column={column}
      {...drag}
      aria-sort={field && (sort.sort !== field ? 'none' : sort.order === 'asc' ? 'ascending' : 'descending')}
    >
      {field === undefined ? label : <SortButton field={field} label={label} sort={sort} onSort={onSort} />}
      {children}
    </span>
  )
}

interface SortProps extends Pick<Props, 'sort' | 'onSort'> {
  field: Sort['sort']
  label: ReactNode
}

function SortButton({ field, label, sort, onSort }: SortProps) {
  const isSorted = sort.sort === field
  const next = isSorted ? (sort.order === 'asc' ? 'desc' : 'asc') : firstOrderOf(field)
  const Arrow = sort.order === 'asc' ? IconArrowUp : IconArrowDown
  return (
    <UnstyledButton className={css.sort} onClick={() => onSort({ sort: field, order: next })}>
      {label}
      {isSorted && <Arrow size={14} aria-hidden />}
    </UnstyledButton>
  )
}
