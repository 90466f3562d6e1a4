import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from './api.ts'
import { keys } from './queries.ts'

/** Walking past a ticket is not looking at it. */
const lookMs = 1500

export const recentQuery = queryOptions({
  queryKey: keys.recent,
  queryFn: ({ signal }) => api.recent.list({ signal }),
})

/** Remembers a ticket as looked at, once one stays on it. */
export function useRememberTicket(number: number): void {
  const queries = useQueryClient()
  useEffect(() => {
    const timer = window.setTimeout(() => {
      api.recent.add({ params: { number } }).then(
        () => queries.invalidateQueries({ queryKey: keys.recent }),
        // It is a help, and missing it costs nothing: whoever works on is not to be told.
        () => undefined,
      )
    }, lookMs)
    return () => window.clearTimeout(timer)
  }, [number, queries])
}
