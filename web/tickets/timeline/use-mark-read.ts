import { useEffect, useRef } from 'react'
import type { Ticket } from '#contract/tickets.ts'
import { api } from '#web/lib/api.ts'
import { keys, queryClient } from '#web/lib/queries.ts'

/** Keeps how far the reader has read; undefined while the newest message is not before the reader's eyes. */
export function useMarkRead(number: number, newestId: string | undefined): void {
  const marked = useRef<string>(undefined)

  useEffect(() => {
    if (newestId === undefined) return
    const mark = () => {
      if (document.visibilityState !== 'visible' || marked.current === newestId) return
      marked.current = newestId
      api.messages.read({ params: { number }, body: { messageId: newestId } }).then(
        () => forget(number),
        // Told again with the next message, or on the next visit.
        () => undefined,
      )
    }
    mark()
    document.addEventListener('visibilitychange', mark)
    return () => document.removeEventListener('visibilitychange', mark)
  }, [number, newestId])
}

function forget(number: number): void {
  queryClient.setQueryData<Ticket>(keys.ticket(number), (ticket) => ticket && { ...ticket, unread: null })
}
