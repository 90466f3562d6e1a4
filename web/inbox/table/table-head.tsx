import { UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { HTMLAttributes } from 'react'
import { useTranslation } from 'react-i18next'
import { placedBeside, useReorder } from '#web/ui/use-reorder.ts'
import { firstOrderOf, type Sort } from '../list/sort.ts'
import { type Column, lineOf, sortOf } from './columns.ts'
import css from './table.module.css'

interface Props {
  shown: Column[]
  sort: Sort
  onSort: (sort: Sort) => void
  onArrange: (order: Column[]) => void
}

/** Names of the columns; those that a list can be sorted by are buttons. */
export function TableHead({ shown, sort, onSort, onArrange }: Props) {
  const { t } = useTranslation('inbox')
  const drag = useReorder<Column>({
    axis: 'x',
    onMove: (column, target, side) => onArrange(placedBeside(shown, column, target, side)),
  })
  return (
    <div role="rowgroup" className={css.head}>
      <div role="row" className={css.line} style={lineOf(shown)}>
        <span role="columnheader">
          <span className="visually-hidden">{t('column.selection')}</span>
        </span>
        {shown.map((column) => (
          <HeadCell key={column} column={column} sort={sort} onSort={onSort} drag={drag(column)} />
        ))}
      </div>
    </div>
  )
}

interface CellProps extends Pick<Props, 'sort' | 'onSort'> {
  column: Column
  drag: HTMLAttributes<HTMLElement>
}

function HeadCell({ column, sort, onSort, drag }: CellProps) {
  const { t } = useTranslation('inbox')
  const field = sortOf[column]
  const name = t(`column.${column}`)
  if (field === undefined) {
    return (
      <span role="columnheader" className={css.name} {...drag}>
        {name}
      </span>
    )
  }
  const isSorted = sort.sort === field
  const next = isSorted ? (sort.order === 'asc' ? 'desc' : 'asc') : firstOrderOf(field)
  const Arrow = sort.order === 'asc' ? IconArrowUp : IconArrowDown
  return (
    <span
      role="columnheader"
      className={css.name}
      {...drag}
      aria-sort={isSorted ? (sort.order === 'asc' ? 'ascending' : 'descending') : 'none'}
    >
      <UnstyledButton className={css.sort} onClick={() => onSort({ sort: field, order: next })}>
        <span className={css.cut}>{name}</span>
        {isSorted && <Arrow size={14} aria-hidden />}
      </UnstyledButton>
    </span>
  )
}
