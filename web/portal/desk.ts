import { queryOptions } from '@tanstack/react-query'
import type { PublicDesk } from '#web/lib/me.ts'
import { keys } from '#web/lib/queries.ts'
import { api } from './api.ts'

const storageKey = 'mesa.portal.desk.2'

/** Name and look of the desk; what was last known is shown at once. */
export const deskQuery = queryOptions({
  queryKey: keys.desk,
  queryFn: async () => {
    const desk = await api.desk.public()
    remember(desk)
    return desk
  },
  placeholderData: () => recall(),
  staleTime: 5 * 60_000,
})

function remember(desk: PublicDesk): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(desk))
  } catch {
    // Without storage the next visit waits for the answer.
  }
}

function recall(): PublicDesk | undefined {
  try {
    const stored = localStorage.getItem(storageKey)
    // Written above only, from an answer that the server checked.
    return stored === null ? undefined : (JSON.parse(stored) as PublicDesk)
  } catch {
    return undefined
  }
}
