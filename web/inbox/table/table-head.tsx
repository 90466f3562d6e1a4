import { UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { firstOrderOf, type Sort } from '../list/sort.ts'
import { type Column, lineOf, sortOf } from './columns.ts'
import css from './table.module.css'

interface Props {
  shown: Column[]
  sort: Sort
  onSort: (sort: Sort) => void
}

/** Names of the columns; those that a list can be sorted by are buttons. */
export function TableHead({ shown, sort, onSort }: Props) {
  const { t } = useTranslation('inbox')
  return (
    <div role="rowgroup" className={css.head}>
      <div role="row" className={css.line} style={lineOf(shown)}>
        <span role="columnheader">
          <span className="visually-hidden">{t('column.selection')}</span>
        </span>
        {shown.map((column) => (
          <HeadCell key={column} column={column} sort={sort} onSort={onSort} />
        ))}
      </div>
    </div>
  )
}

function HeadCell({ column, sort, onSort }: { column: Column; sort: Sort; onSort: (sort: Sort) => void }) {
  const { t } = useTranslation('inbox')
  const field = sortOf[column]
  const name = t(`column.${column}`)
  if (field === undefined) {
    return (
      <span role="columnheader" className={css.name}>
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
      aria-sort={isSorted ? (sort.order === 'asc' ? 'ascending' : 'descending') : 'none'}
    >
      <UnstyledButton className={css.sort} onClick={() => onSort({ sort: field, order: next })}>
        <span className={css.cut}>{name}</span>
        {isSorted && <Arrow size={14} aria-hidden />}
      </UnstyledButton>
    </span>
  )
}
