import { type PointerEvent, useRef } from 'react'
import { type Column, lineOf, type ShownColumn } from './columns.ts'
import css from './table.module.css'
import { withinBounds } from './use-columns.ts'

interface Props {
  column: Column
  shown: ShownColumn[]
  /** Null: what the column needs. */
  onResize: (column: Column, width: number | null) => void
}

interface Drag {
  x: number
  from: number
  width: number
}

/** Dragged, it makes its column wider or narrower; a double click gives back what the column needs. The keys do it in the menu. */
export function ColumnEdge({ column, shown, onResize }: Props) {
  const drag = useRef<Drag>(undefined)

  function start(event: PointerEvent<HTMLElement>) {
    const width = event.currentTarget.parentElement?.getBoundingClientRect().width
    if (width === undefined || event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = { x: event.clientX, from: width, width }
  }

  function move(event: PointerEvent<HTMLElement>) {
    if (drag.current === undefined) return
    const { x, from } = drag.current
    const isRightToLeft = getComputedStyle(event.currentTarget).direction === 'rtl'
    drag.current.width = withinBounds(from + (event.clientX - x) * (isRightToLeft ? -1 : 1))
    const { width } = drag.current
    draw(
      event.currentTarget,
      shown.map((one) => (one.column === column ? { ...one, width } : one)),
    )
  }

  function end() {
    const dragged = drag.current
    drag.current = undefined
    if (dragged !== undefined && dragged.width !== dragged.from) onResize(column, dragged.width)
  }

  function cancel(event: PointerEvent<HTMLElement>) {
    drag.current = undefined
    draw(event.currentTarget, shown)
  }

  return (
    <span
      aria-hidden
      className={css.edge}
      // The column itself can be dragged to another place; from its edge, nothing but the edge is dragged.
      onMouseDown={(event) => event.preventDefault()}
      onPointerDown={start}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={cancel}
      onDoubleClick={() => onResize(column, null)}
    />
  )
}

/** While it is dragged, the lines follow without being drawn anew. */
function draw(edge: HTMLElement, shown: ShownColumn[]): void {
  const table = edge.closest<HTMLElement>('[role="table"]')
  for (const [name, value] of Object.entries(lineOf(shown))) table?.style.setProperty(name, String(value))
}
