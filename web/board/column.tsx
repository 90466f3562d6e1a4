import { IconAlertTriangle, IconClock } from '@tabler/icons-react'
import { type DragEvent, type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TeamBoard } from '#contract/board.ts'
import css from './board.module.css'
import { Card } from './card.tsx'
import type { MoveTicket, Place } from './use-move-ticket.ts'

interface Props {
  /** Whose it is, null: the queue; left out where nothing is taken. */
  id?: string | null
  title: string
  face?: ReactNode
  column: TeamBoard['queue']
  none: string
  places: Place[]
  /** The ticket that is being dragged. */
  dragged: number | undefined
  onDrag: (number: number | undefined) => void
  onMove: MoveTicket
  /** Below the name. */
  children?: ReactNode
}

export function Column({ id, title, face, column, none, places, dragged, onDrag, onMove, children }: Props) {
  const { t } = useTranslation('board')
  const titleId = useId()
  const [isOver, setOver] = useState(false)
  const isTarget = id !== undefined && dragged !== undefined && !column.tickets.some((one) => one.number === dragged)

  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    if (isTarget) onMove(dragged, id)
    onDrag(undefined)
  }

  return (
    <section
      className={css['column']}
      aria-labelledby={titleId}
      data-over={(isTarget && isOver) || undefined}
      onDragOver={(event) => {
        if (!isTarget) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={(event) => {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setOver(false)
      }}
      onDrop={drop}
    >
      <header className={css['head']}>
        <h2 id={titleId} className={css['title']}>
          {face}
          <span className={css['name']}>{title}</span>
          <span className={css['count']} title={t('count', { count: column.count })}>
            {column.count}
          </span>
        </h2>
        {(column.overdueCount > 0 || column.soonCount > 0) && <Dues column={column} />}
        {children}
      </header>
      {column.tickets.length === 0 ? (
        <p className={css['none']}>{none}</p>
      ) : (
        <ul className={css['cards']}>
          {column.tickets.map((ticket) => (
            <li key={ticket.id}>
              <Card ticket={ticket} places={places} onDrag={onDrag} onMove={onMove} />
            </li>
          ))}
        </ul>
      )}
      {column.count > column.tickets.length && (
        <p className={css['none']}>{t('more', { shown: column.tickets.length, count: column.count })}</p>
      )}
    </section>
  )
}

/** How much of it is late, and how much soon will be; in words, not by colour alone. */
function Dues({ column: { overdueCount, soonCount } }: { column: TeamBoard['queue'] }) {
  const { t } = useTranslation('board')
  return (
    <span className={css['dues']}>
      {overdueCount > 0 && (
        <span className={css['due']} data-state="overdue">
          <IconAlertTriangle size={13} aria-hidden />
          {t('overdue', { count: overdueCount })}
        </span>
      )}
      {soonCount > 0 && (
        <span className={css['due']} data-state="soon">
          <IconClock size={13} aria-hidden />
          {t('soon', { count: soonCount })}
        </span>
      )}
    </span>
  )
}
