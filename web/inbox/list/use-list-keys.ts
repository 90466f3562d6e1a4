import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TicketSummary } from '#contract/tickets.ts'
import { clearSelection, toggleTicket, useSelection } from '#web/bulk/index.ts'
import { useShortcuts } from '#web/lib/keys.ts'

interface Options {
  tickets: TicketSummary[]
  /** The open ticket. */
  selected: number | undefined
  onOpen: (number: number) => void
  /** Brings the row of this index into sight and focus. */
  onReach: (index: number) => void
}

/** j and k walk: through the open tickets when one is open, along the list otherwise, where Enter opens. */
export function useListKeys({ tickets, selected, onOpen, onReach }: Options): { cursor: number | undefined } {
  const { t } = useTranslation('inbox')
  const { t: bulk } = useTranslation('bulk')
  const { numbers } = useSelection()
  const [cursor, setCursor] = useState<number>()
  const at = tickets.findIndex((ticket) => ticket.number === (selected ?? cursor))

  function move(step: 1 | -1) {
    const index = at === -1 ? 0 : at + step
    const next = tickets[index]
    if (!next) return
    setCursor(next.number)
    onReach(index)
    if (selected !== undefined) onOpen(next.number)
  }

  function toggle() {
    const number = selected ?? cursor ?? tickets[0]?.number
    if (number !== undefined)
      toggleTicket(
        number,
        tickets.map((ticket) => ticket.number),
      )
  }

  const group = t('tickets')
  useShortcuts([
    { keys: 'j', label: t('key.next'), group, run: () => move(1) },
    { keys: 'k', label: t('key.previous'), group, run: () => move(-1) },
    { keys: 'x', label: bulk('key'), group, run: toggle },
    ...(numbers.size > 0 ? [{ keys: 'Escape', label: bulk('keyClear'), group, run: clearSelection }] : []),
    { keys: 'Enter', label: t('key.open'), group, run: () => cursor !== undefined && onOpen(cursor) },
  ])
  return { cursor }
}
