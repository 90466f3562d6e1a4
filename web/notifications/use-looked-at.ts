import { useEffect } from 'react'
import { api } from '#web/lib/api.ts'
import { useUnseenCount } from './queries.ts'

/** While a ticket is on screen, what tells of it counts as seen: also what comes meanwhile. */
export function useLookedAt(number: number): void {
  useSeen(String(number), () => api.notifications.seeOfTicket({ params: { number } }))
}

/** The same for an article. */
export function useArticleLookedAt(id: string): void {
  useSeen(id, () => api.notifications.seeOfArticle({ params: { id } }))
}

function useSeen(what: string, see: () => Promise<unknown>): void {
  const unseen = useUnseenCount()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `see` is made anew each time, and says what `what` says
  useEffect(() => {
    if (unseen === 0) return
    const look = () => {
      // Whoever is told again of it looks again; a failure is no reason to disturb.
      if (document.visibilityState === 'visible') see().catch(() => undefined)
    }
    look()
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [what, unseen])
}
