import { ActionIcon, Menu } from '@mantine/core'
import { IconColumns3 } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { placedBeside } from '#web/ui/use-reorder.ts'
import { type Column, columns } from './columns.ts'
import css from './table.module.css'

interface Props {
  shown: Column[]
  onToggle: (column: Column) => void
  onArrange: (order: Column[]) => void
  onReset: () => void
}

/** Which columns the table has, and in what order: moved here with the keys, in the table with the mouse. */
export function ColumnMenu({ shown, onToggle, onArrange, onReset }: Props) {
  const { t } = useTranslation('inbox')
  const move = (event: KeyboardEvent, column: Column) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    const neighbour = shown[shown.indexOf(column) + step]
    if (!event.altKey || step === 0 || !shown.includes(column)) return
    event.preventDefault()
    event.stopPropagation()
    if (neighbour !== undefined) onArrange(placedBeside(shown, column, neighbour, step < 0 ? 'before' : 'after'))
  }
  const inOrder = [...shown, ...columns.filter((column) => !shown.includes(column))]
  return (
    <Menu position="bottom-end" width={220} closeOnItemClick={false}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('column.choose')}>
          <IconColumns3 size={17} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('column.choose')}</Menu.Label>
        {inOrder.map((column) => (
          <Menu.CheckboxItem
            key={column}
            checked={shown.includes(column)}
            onChange={() => column !== 'subject' && onToggle(column)}
            onKeyDownCapture={(event) => move(event, column)}
          >
            {t(`column.${column}`)}
          </Menu.CheckboxItem>
        ))}
        <p className={css.hint}>{t('column.move')}</p>
        <Menu.Divider />
        <Menu.Item onClick={onReset}>{t('column.reset')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
