import { useEffect, useRef } from 'react'
import { areLettersOn, type Shortcut, shortcutStore } from './shortcut-store.ts'

export type { Shortcut } from './shortcut-store.ts'

/** Keys while the component is on screen: `r`, `g i` (one after the other), `mod+k`, `Enter`. */
export function useShortcuts(shortcuts: Shortcut[] | Record<string, () => void>): void {
  const list = Array.isArray(shortcuts) ? shortcuts : fromRecord(shortcuts)
  const latest = useRef(list)
  latest.current = list
  const shape = list.map((one) => `${one.keys}\t${one.label}\t${one.group ?? ''}`).join('\n')

  // biome-ignore lint/correctness/useExhaustiveDependencies: registered anew when keys or labels change; what they do is read when pressed
  useEffect(() => {
    const registered = latest.current.map((one, index) => ({ ...one, run: () => latest.current[index]?.run() }))
    return shortcutStore.add(registered)
  }, [shape])
}

function fromRecord(record: Record<string, () => void>): Shortcut[] {
  return Object.entries(record).map(([keys, run]) => ({ keys, label: '', run }))
}

const sequenceTimeout = 1200
let pending = ''
let pendingSince = 0

/** The one listener of the app. */
export function listenForShortcuts(): () => void {
  document.addEventListener('keydown', onKeyDown)
  return () => document.removeEventListener('keydown', onKeyDown)
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.repeat === undefined) return
  const pressed = nameOf(event)
  if (pressed === undefined) return
  const isCommand = pressed.startsWith('mod+')
  if (!isCommand && (!areLettersOn() || isBusy(event))) {
    pending = ''
    return
  }
  const isFresh = pending !== '' && event.timeStamp - pendingSince < sequenceTimeout
  const sequence = isFresh ? `${pending} ${pressed}` : pressed
  const shortcut = shortcutStore.find(sequence) ?? (isFresh ? shortcutStore.find(pressed) : undefined)
  if (shortcut) {
    pending = ''
    event.preventDefault()
    shortcut.run()
    return
  }
  pending = shortcutStore.beginsSequence(pressed) ? pressed : ''
  pendingSince = event.timeStamp
}

function nameOf(event: KeyboardEvent): string | undefined {
  if (['Shift', 'Control', 'Alt', 'Meta', 'Dead'].includes(event.key)) return undefined
  if (event.ctrlKey || event.metaKey) return event.altKey ? undefined : `mod+${event.key.toLowerCase()}`
  // AltGr writes characters such as # on many keyboards.
  if (event.altKey && event.key.length > 1) return undefined
  return event.key.length === 1 ? event.key.toLowerCase() : event.key
}

/** While somebody types, or something lies above the page, keys belong to that. */
function isBusy(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : undefined
  if (target?.closest('[contenteditable="true"], textarea, select, [role="menu"], [role="listbox"]')) return true
  const input = target?.closest('input')
  if (input && !['checkbox', 'radio', 'button'].includes(input.type)) return true
  if (event.key === 'Enter' && target?.closest('a, button, summary, [role="button"]')) return true
  return document.querySelector('[aria-modal="true"]') !== null
}
