import { useSyncExternalStore } from 'react'

export interface Shortcut {
  keys: string
  /** What it does, for the sheet of keys; empty: not listed there. */
  label: string
  /** Heading in the sheet. */
  group?: string
  run: () => void
}

let groups: Shortcut[][] = []
let flat: Shortcut[] = []
const listeners = new Set<() => void>()

export const shortcutStore = {
  add(shortcuts: Shortcut[]): () => void {
    set([...groups, shortcuts])
    return () => set(groups.filter((group) => group !== shortcuts))
  },
  /** The one that came last wins: it belongs to what is in front. */
  find: (keys: string) => flat.findLast((one) => one.keys === keys),
  beginsSequence: (keys: string) => flat.some((one) => one.keys.startsWith(`${keys} `)),
}

function set(next: Shortcut[][]): void {
  groups = next
  flat = next.flat()
  for (const listener of listeners) listener()
}

export function useAllShortcuts(): Shortcut[] {
  return useSyncExternalStore(subscribe, () => flat)
}

const storageKey = 'mesa.letterKeys'

/** WCAG 2.1.4: keys of a single character can be turned off. */
export function areLettersOn(): boolean {
  return localStorage.getItem(storageKey) !== 'off'
}

export function setLettersOn(isOn: boolean): void {
  localStorage.setItem(storageKey, isOn ? 'on' : 'off')
  for (const listener of listeners) listener()
}

export function useLettersOn(): boolean {
  return useSyncExternalStore(subscribe, areLettersOn)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
