import { useEffect, useRef, useState } from 'react'
import { newKey, urlOf } from '#web/lib/client.ts'

/** Half of what may pass before the server takes a window for gone. */
const beatMs = 20_000
/** So long after the last key somebody still writes. */
const writesForMs = 10_000
/** Whoever only passes by on the way through a list is not there. */
const staysAfterMs = 600

/** One for each page that is open, however many tickets it shows. */
const pageKey = newKey()

/** Tells colleagues that this window looks at a ticket, and whether something is being written in it. */
export function useTellPresence(number: number, text: string | undefined): void {
  const isWriting = useIsWriting(text)
  const told = useRef(false)

  useEffect(() => {
    const beat = () => {
      if (document.visibilityState !== 'visible') return
      told.current = true
      tell(number, isWriting ? 'writing' : 'viewing')
    }
    const look = () => (document.visibilityState === 'visible' ? beat() : leave(number, told))
    const first = window.setTimeout(beat, told.current ? 0 : staysAfterMs)
    const timer = window.setInterval(beat, beatMs)
    document.addEventListener('visibilitychange', look)
    return () => {
      window.clearTimeout(first)
      window.clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [number, isWriting])

  useEffect(() => {
    const go = () => leave(number, told)
    window.addEventListener('pagehide', go)
    return () => {
      window.removeEventListener('pagehide', go)
      go()
    }
  }, [number])
}

/** Whether the text was changed a moment ago. A draft that is restored was not. */
function useIsWriting(text: string | undefined): boolean {
  const [isWriting, setWriting] = useState(false)
  const before = useRef(text)
  useEffect(() => {
    const isTouched = before.current !== undefined && text !== undefined && before.current !== text
    before.current = text
    if (!isTouched) return
    // What was sent or wiped is not being written any more.
    setWriting(text !== '')
    const timer = window.setTimeout(() => setWriting(false), writesForMs)
    return () => window.clearTimeout(timer)
  }, [text])
  return isWriting
}

function leave(number: number, told: { current: boolean }): void {
  if (!told.current) return
  told.current = false
  tell(number, 'gone')
}

/** It may outlive the page. Nobody is told that it failed, nor asked to sign in for it: the next beat tries again. */
function tell(number: number, state: 'viewing' | 'writing' | 'gone'): void {
  fetch(urlOf('/tickets/:number/presence', { params: { number } }), {
    method: 'PUT',
    keepalive: true,
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', 'x-requested-with': 'mesa' },
    body: JSON.stringify({ state, window: pageKey }),
  }).catch(() => undefined)
}
