import { ActionIcon, Menu } from '@mantine/core'
import { IconColumns3 } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mostColumns, ticketColumns } from '#contract/ticket-columns.ts'
import { customFieldName } from '#contract/view-conditions.ts'
import { placedBeside } from '#web/ui/use-reorder.ts'
import { useCustomFields } from '../editor/use-custom-fields.ts'
import type { NamedView } from '../views/use-views.tsx'
import type { Column, ShownColumn } from './columns.ts'
import css from './table.module.css'
import { useColumnWords } from './use-column-words.ts'
import { type Columns, withinBounds } from './use-columns.ts'

interface Props {
  view: NamedView
  columns: Columns
}

/** Which columns the table has, how wide and in what order: changed here with the keys, in the table with the mouse. */
export function ColumnMenu({ view, columns }: Props) {
  const { t } = useTranslation('inbox')
  const [said, say] = useState('')
  return (
    <>
      <Menu position="bottom-end" width={270} closeOnItemClick={false} onClose={() => say('')}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('column.choose')}>
            <IconColumns3 size={17} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Choices columns={columns} say={say} />
          <p className={css.hint}>{t('column.move')}</p>
          <Menu.Divider />
          {columns.giveToView && (
            <Menu.Item disabled={!columns.isOwn} onClick={columns.giveToView}>
              {t('column.give')}
            </Menu.Item>
          )}
          <Menu.Item disabled={!columns.isOwn} onClick={columns.reset}>
            {view.definition?.columns ? t('column.asView') : t('column.reset')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </>
  )
}

/** So many pixels with each press. */
const step = 16

/** Drawn with the open menu: nobody needs the custom fields before. */
function Choices({ columns, say }: { columns: Columns; say: (text: string) => void }) {
  const { t } = useTranslation('inbox')
  const words = useColumnWords()
  const fields = useCustomFields().filter(({ isArchived }) => !isArchived)
  const { shown } = columns
  const isShown = (column: Column) => shown.some((one) => one.column === column)
  const others: Choice[] = ticketColumns
    .filter((column) => !isShown(column))
    .map((column) => ({ column, field: undefined }))
  const otherFields: Choice[] = fields
    // The prefix and a key make one; TypeScript does not follow the text through the function.
    .map((field) => ({ column: customFieldName(field.key) as Column, field }))
    .filter(({ column }) => !isShown(column))

  function press(event: KeyboardEvent, choice: Choice) {
    const isSideways = event.key === 'ArrowLeft' || event.key === 'ArrowRight'
    const isUpright = event.key === 'ArrowUp' || event.key === 'ArrowDown'
    if (!isShown(choice.column) || (!isSideways && !(isUpright && event.altKey))) return
    event.preventDefault()
    event.stopPropagation()
    if (isUpright) return move(choice.column, event.key === 'ArrowUp' ? -1 : 1)
    const width = withinBounds(drawnWidth(choice.column) + (event.key === 'ArrowRight' ? step : -step))
    columns.resize(choice.column, width)
    say(t('column.wide', { name: words(choice), width }))
  }

  function move(column: Column, by: 1 | -1) {
    const order = shown.map((one) => one.column)
    const neighbour = order[order.indexOf(column) + by]
    if (neighbour !== undefined) columns.arrange(placedBeside(order, column, neighbour, by < 0 ? 'before' : 'after'))
  }

  const item = (choice: Choice) => (
    <Menu.CheckboxItem
      key={choice.column}
      checked={isShown(choice.column)}
      disabled={!isShown(choice.column) && shown.length >= mostColumns}
      onChange={() => choice.column !== 'subject' && columns.toggle(choice.column)}
      onKeyDownCapture={(event) => press(event, choice)}
    >
      {words(choice)}
    </Menu.CheckboxItem>
  )
  return (
    <div className={css.choices}>
      <Menu.Label>{t('column.choose')}</Menu.Label>
      {[...shown, ...others].map(item)}
      {otherFields.length > 0 && <Menu.Label>{t('column.fields')}</Menu.Label>}
      {otherFields.map(item)}
    </div>
  )
}

type Choice = Pick<ShownColumn, 'column' | 'field'>

/** As wide as it is now, which where it has a share of the room only the page knows. */
function drawnWidth(column: Column): number {
  const head = document.querySelector(`[role="columnheader"][data-column="${column}"]`)
  return head?.getBoundingClientRect().width ?? 0
}
