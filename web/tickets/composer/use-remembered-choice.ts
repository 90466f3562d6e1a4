import { useState } from 'react'
import type { Ticket } from '#contract/tickets.ts'
import { preferredChoice, type SendChoice, sendChoicesFor } from './send-choices.ts'

/** The way of sending that the person used last, for replies and for notes. */
export function useRememberedChoice(personId: string, kind: 'reply' | 'note', ticket: Ticket) {
  const key = `mesa.send.${personId}.${kind}`
  const [chosen, setChosen] = useState<Record<string, string>>({})
  const allowed = sendChoicesFor(ticket)

  function remember(choice: SendChoice): void {
    setChosen((all) => ({ ...all, [key]: choice }))
    try {
      localStorage.setItem(key, choice)
    } catch {
      // Storage is off: the choice lasts as long as the page.
    }
  }
  return { allowed, preferred: preferredChoice(chosen[key] ?? stored(key), allowed), remember }
}

function stored(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}
