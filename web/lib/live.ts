import { useSyncExternalStore } from 'react'
import type { LiveEvent } from '#contract/live.ts'
import type { Me } from '#contract/sessions.ts'
import { askAgain } from './ask-again.ts'
import { apiRoot } from './client.ts'
import { keysTouchedBy } from './live-keys.ts'
import { hearPresence, refreshPresence } from './presence.ts'
import { keys, queryClient } from './queries.ts'

const stateListeners = new Set<() => void>()
const eventListeners = new Set<(event: LiveEvent) => void>()
const firstDelay = 1000
const longestDelay = 30_000

let source: EventSource | undefined
let delay = firstDelay
let timer: number | undefined
let isConnected = true
let hadConnection = false

/** Opens the one stream of the app and keeps it open. The browser sends `Last-Event-ID` when it reconnects by itself. */
export function startLive(): () => void {
  open()
  window.addEventListener('online', reopenIfClosed)
  document.addEventListener('visibilitychange', reopenIfClosed)
  return () => {
    window.removeEventListener('online', reopenIfClosed)
    document.removeEventListener('visibilitychange', reopenIfClosed)
    window.clearTimeout(timer)
    source?.close()
    source = undefined
    hadConnection = false
  }
}

/** For what is more than asking again. */
export function onLiveEvent(listener: (event: LiveEvent) => void): () => void {
  eventListeners.add(listener)
  return () => void eventListeners.delete(listener)
}

function open(): void {
  window.clearTimeout(timer)
  source?.close()
  const stream = new EventSource(`${apiRoot}/live`)
  source = stream
  // The browser continues a stream by itself where it broke; one that we opened anew has forgotten where that was.
  let isFresh = hadConnection
  stream.onopen = () => {
    if (isFresh) refreshAll()
    else refreshPresence()
    // What was said to one person alone is not repeated: it is asked for.
    if (!isFresh && hadConnection) scheduleRefresh(keys.notifications)
    isFresh = false
    hadConnection = true
    delay = firstDelay
    setConnected(true)
  }
  stream.onmessage = (message) => receive(message)
  stream.onerror = () => {
    setConnected(false)
    if (stream.readyState !== EventSource.CLOSED) return
    timer = window.setTimeout(open, delay + Math.random() * 500)
    delay = Math.min(delay * 2, longestDelay)
  }
}

function reopenIfClosed(): void {
  if (document.visibilityState === 'visible' && source?.readyState === EventSource.CLOSED) open()
}

function receive(message: MessageEvent<string>): void {
  const event = parse(message.data)
  if (!event) return
  for (const listener of eventListeners) listener(event)
  if (event.type === 'resync') refreshAll()
  if (event.type === 'presence') hearPresence(event)
  const me = queryClient.getQueryData<Me | null>(keys.me)?.id
  for (const key of keysTouchedBy(event, me)) scheduleRefresh(key)
}

function parse(data: string): LiveEvent | undefined {
  try {
    const event = JSON.parse(data) as LiveEvent
    return typeof event.type === 'string' ? event : undefined
  } catch {
    return undefined
  }
}

function refreshAll(): void {
  askAgain([])
}

const waiting = new Map<string, readonly unknown[]>()
let flushTimer: number | undefined

/** Many events at once, as an import makes them, ask again only once. */
function scheduleRefresh(key: readonly unknown[]): void {
  waiting.set(JSON.stringify(key), key)
  if (flushTimer !== undefined) return
  flushTimer = window.setTimeout(() => {
    flushTimer = undefined
    const all = [...waiting.values()]
    waiting.clear()
    for (const queryKey of all) askAgain(queryKey)
  }, 250)
}

function setConnected(next: boolean): void {
  if (next === isConnected) return
  isConnected = next
  for (const listener of stateListeners) listener()
}

export function useIsLive(): boolean {
  return useSyncExternalStore(
    (listener) => {
      stateListeners.add(listener)
      return () => stateListeners.delete(listener)
    },
    () => isConnected,
  )
}
