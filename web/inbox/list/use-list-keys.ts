import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clearSelection, toggleTicket, useSelection } from '#web/bulk/index.ts'
import { useShortcuts } from '#web/lib/keys.ts'
import { groupAt, type Row, rowBeyond, ticketsIn } from './rows.ts'

interface Options {
  rows: Row[]
  /** The open ticket. */
  selected: number | undefined
  onOpen: (number: number) => void
  /** Brings the row of this index into sight and focus. */
  onReach: (index: number) => void
  /** Folds the group with this value; absent where there are no groups. */
  onFold?: ((value: string) => void) | undefined
}

/** j and k walk: through the open tickets when one is open, along the list otherwise, where Enter opens. */
export function useListKeys({ rows, selected, onOpen, onReach, onFold }: Options): { cursor: number | undefined } {
  const { t } = useTranslation('inbox')
  const { t: bulk } = useTranslation('bulk')
  const { numbers } = useSelection()
  const [cursor, setCursor] = useState<number>()
  const at = rows.findIndex((row) => row.kind === 'ticket' && row.ticket.number === (selected ?? cursor))

  function move(step: 1 | -1) {
    const index = rowBeyond(rows, at, at === -1 ? 1 : step)
    if (index === undefined) return
    // One that is still to come is brought into sight, which fetches it.
    onReach(index)
    const row = rows[index]
    if (row?.kind !== 'ticket') return
    setCursor(row.ticket.number)
    if (selected !== undefined) onOpen(row.ticket.number)
  }

  function toggle() {
    const numbers = ticketsIn(rows).map((ticket) => ticket.number)
    const number = selected ?? cursor ?? numbers[0]
    if (number !== undefined) toggleTicket(number, numbers)
  }

  function fold() {
    const value = groupAt(rows, Math.max(at, 0))
    if (value !== undefined) onFold?.(value)
  }

  const group = t('tickets')
  useShortcuts([
    { keys: 'j', label: t('key.next'), group, run: () => move(1) },
    { keys: 'k', label: t('key.previous'), group, run: () => move(-1) },
    { keys: 'x', label: bulk('key'), group, run: toggle },
    ...(onFold ? [{ keys: 'f', label: t('group.key'), group, run: fold }] : []),
    ...(numbers.size > 0 ? [{ keys: 'Escape', label: bulk('keyClear'), group, run: clearSelection }] : []),
    { keys: 'Enter', label: t('key.open'), group, run: () => cursor !== undefined && onOpen(cursor) },
  ])
  return { cursor }
}
