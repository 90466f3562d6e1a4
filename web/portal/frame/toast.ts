import { errorText } from '#web/lib/errors.ts'

export interface Toast {
  id: number
  text: string
  tone: 'good' | 'bad'
}

let toast: Toast | undefined
let lastId = 0
const listeners = new Set<() => void>()

export function currentToast(): Toast | undefined {
  return toast
}

export function subscribeToToast(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function showSuccess(text: string): void {
  show({ id: ++lastId, text, tone: 'good' })
}

/** Stays until it is closed: who reads slowly must not miss what went wrong. */
export function showError(error: unknown): void {
  show({ id: ++lastId, text: errorText(error), tone: 'bad' })
}

export function hideToast(): void {
  show(undefined)
}

function show(next: Toast | undefined): void {
  toast = next
  for (const listener of listeners) listener()
}
