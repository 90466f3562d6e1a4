import { queryOptions } from '@tanstack/react-query'
import type { Me } from '#contract/sessions.ts'
import { ApiError, api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'

/** Who is signed in; null when nobody is. */
export const meQuery = queryOptions({
  queryKey: keys.me,
  queryFn: async ({ signal }): Promise<Me | null> => {
    try {
      return await api.sessions.me({ signal })
    } catch (error) {
      if (error instanceof ApiError && error.code === 'not_signed_in') return null
      throw error
    }
  },
  staleTime: 60_000,
})
