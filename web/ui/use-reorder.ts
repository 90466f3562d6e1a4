import { type DragEvent, useState } from 'react'

export type Side = 'before' | 'after'

interface Options<Id> {
  /** Along which things stand: beside each other or below. */
  axis: 'x' | 'y'
  /** Whether the one may take a place beside the other. */
  canJoin?: (id: Id, target: Id) => boolean
  onMove: (id: Id, target: Id, side: Side) => void
}

/**
 * Lets things be dragged to another place among their like, with the mouse. It is the short way for those who have one:
 * whatever is moved so can be moved with the keys too.
 */
export function useReorder<Id extends string>({ axis, canJoin = () => true, onMove }: Options<Id>) {
  const [dragged, setDragged] = useState<Id>()
  const [over, setOver] = useState<{ id: Id; side: Side }>()
  const end = () => {
    setDragged(undefined)
    setOver(undefined)
  }
  return (id: Id) => {
    const isTarget = dragged !== undefined && dragged !== id && canJoin(dragged, id)
    return {
      draggable: true,
      'data-dragged': dragged === id || undefined,
      'data-drop': isTarget && over?.id === id ? over.side : undefined,
      onDragStart: (event: DragEvent<HTMLElement>) => {
        event.dataTransfer.effectAllowed = 'move'
        // Firefox drags nothing that carries nothing.
        event.dataTransfer.setData('text/plain', '')
        setDragged(id)
      },
      onDragOver: (event: DragEvent<HTMLElement>) => {
        if (!isTarget) return
        event.preventDefault()
        const side = sideOf(event, axis)
        if (over?.id !== id || over.side !== side) setOver({ id, side })
      },
      onDrop: (event: DragEvent<HTMLElement>) => {
        if (!isTarget) return
        event.preventDefault()
        onMove(dragged, id, sideOf(event, axis))
        end()
      },
      onDragEnd: end,
    }
  }
}

function sideOf(event: DragEvent<HTMLElement>, axis: 'x' | 'y'): Side {
  const box = event.currentTarget.getBoundingClientRect()
  if (axis === 'y') return event.clientY < box.top + box.height / 2 ? 'before' : 'after'
  const isLeft = event.clientX < box.left + box.width / 2
  const isRightToLeft = getComputedStyle(event.currentTarget).direction === 'rtl'
  return isLeft === isRightToLeft ? 'after' : 'before'
}

/** All in order after one has taken a place beside another. */
export function placedBeside<Id>(all: readonly Id[], id: Id, target: Id, side: Side): Id[] {
  const others = all.filter((one) => one !== id)
  return others.toSpliced(others.indexOf(target) + (side === 'after' ? 1 : 0), 0, id)
}
