import { useEffect } from 'react'
import { api } from '#web/lib/api.ts'
import { useUnseenCount } from './queries.ts'

/** While a ticket is on screen, what tells of it counts as seen: also what comes meanwhile. */
export function useLookedAt(number: number): void {
  const unseen = useUnseenCount()
  useEffect(() => {
    if (unseen === 0) return
    const look = () => {
      // Whoever is told again of it looks again; a failure is no reason to disturb.
      if (document.visibilityState === 'visible') {
        api.notifications.seeOfTicket({ params: { number } }).catch(() => undefined)
      }
    }
    look()
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [number, unseen])
}
