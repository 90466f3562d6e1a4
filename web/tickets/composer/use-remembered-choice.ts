import { useState } from 'react'
import type { Ticket } from '#contract/tickets.ts'
import { preferredChoice, type SendChoice, sendChoicesFor } from './send-choices.ts'

/** The way of sending that the person used last, for replies and for notes. */
export function useRememberedChoice(personId: string, kind: 'reply' | 'note', ticket: Ticket) {
  const key = `mesa.send.${personId}.${kind}`
  const [chosen, setChosen] = useState<Record<string, string>>({})
  const [suggested, suggest] = useState<SendChoice>()
  const allowed = sendChoicesFor(ticket)

  function remember(choice: SendChoice): void {
    suggest(undefined)
    // What a macro wanted for this one message is not how the person sends.
    if (choice === suggested) return
    setChosen((all) => ({ ...all, [key]: choice }))
    try {
      localStorage.setItem(key, choice)
    } catch {
      // Storage is off: the choice lasts as long as the page.
    }
  }
  const preferred = preferredChoice(suggested ?? chosen[key] ?? stored(key), allowed)
  return { allowed, preferred, remember, suggest }
}

function stored(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}
