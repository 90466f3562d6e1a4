import type { modals } from '@mantine/modals'

type Modals = typeof modals

let isWanted = false
let markReady: (shown: Modals) => void = () => undefined
const ready = new Promise<Modals>((resolve) => {
  markReady = resolve
})
const listeners = new Set<() => void>()

/** The kit's dialogs, fetched with the first one: the first page asks nothing. */
export function withDialogs(): Promise<Modals> {
  isWanted = true
  for (const listener of listeners) listener()
  return ready
}

/** For the place in which they are drawn. */
export const dialogs = {
  isWanted: () => isWanted,
  subscribe: (listener: () => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
  markReady: (shown: Modals) => markReady(shown),
}
