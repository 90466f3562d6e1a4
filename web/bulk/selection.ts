import { useSyncExternalStore } from 'react'
import type { ViewId } from '#contract/views.ts'

/** Some tickets of a list, or all that a view has. */
export interface Selection {
  numbers: ReadonlySet<number>
  /** Set when everything in it is meant, also what is not loaded. */
  view: ViewId | undefined
}

const nothing: Selection = { numbers: new Set(), view: undefined }
let current = nothing
let lastTouched: number | undefined
const listeners = new Set<() => void>()

function set(next: Selection): void {
  current = next
  for (const listener of listeners) listener()
}

export function useSelection(): Selection {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => current,
  )
}

/** Takes a ticket in or out; with `through`, all of the list between it and the one touched before. */
export function toggleTicket(number: number, order: number[], through = false): void {
  const numbers = new Set(current.numbers)
  const isIn = numbers.has(number)
  for (const one of through ? between(order, lastTouched, number) : [number]) {
    if (isIn && !through) numbers.delete(one)
    else numbers.add(one)
  }
  lastTouched = number
  set({ numbers, view: undefined })
}

export function selectView(view: ViewId): void {
  set({ ...current, view })
}

export function clearSelection(): void {
  lastTouched = undefined
  if (current !== nothing) set(nothing)
}

/** The part of a list from one entry to another, whichever comes first. */
export function between(order: number[], from: number | undefined, to: number): number[] {
  const [start, end] = [order.indexOf(from ?? to), order.indexOf(to)]
  if (start === -1 || end === -1) return [to]
  return order.slice(Math.min(start, end), Math.max(start, end) + 1)
}
