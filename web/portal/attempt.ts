import { useRef } from 'react'
import { newKey } from '#web/lib/client.ts'

/** One key for the same thing sent again, so that a lost answer does not make two requests of one. */
export function useIdempotencyKey(): (body: unknown) => string {
  const last = useRef({ text: '', key: '' })
  return (body) => {
    const text = JSON.stringify(body)
    if (text !== last.current.text) last.current = { text, key: newKey() }
    return last.current.key
  }
}
