import { queryOptions, useMutation, useQuery } from '@tanstack/react-query'
import type { Me } from '#contract/sessions.ts'
import { ApiError } from '#web/lib/api-error.ts'
import { setLanguage } from '#web/lib/i18n.ts'
import { keys, queryClient } from '#web/lib/queries.ts'
import { api } from './api.ts'
import { showError } from './frame/toast.ts'
import { forgetAllKept } from './kept.ts'
import { useGo } from './link.tsx'

/** Who is here: null when nobody has signed in. */
export const visitorQuery = queryOptions({
  queryKey: keys.me,
  queryFn: async (): Promise<Me | null> => {
    try {
      return await api.sessions.me()
    } catch (error) {
      if (error instanceof ApiError && error.code === 'not_signed_in') return null
      throw error
    }
  },
  staleTime: 5 * 60_000,
})

export function useVisitor(): Me | null {
  return useQuery(visitorQuery).data ?? null
}

/** Signed in as a person, not merely by the link to one ticket. */
export function isPerson(visitor: Me | null): visitor is Me {
  return visitor !== null && visitor.role !== 'guest'
}

/** Somebody has just come in: what was seen before belongs to another. */
export async function welcome(me: Me): Promise<void> {
  forgetAnswers()
  queryClient.setQueryData(keys.me, me)
  if (isPerson(me)) await setLanguage(me.language)
}

export function useSignOut() {
  const go = useGo()
  return useMutation({
    mutationFn: () => api.sessions.signOut(),
    onSuccess: async () => {
      await go('/')
      forgetAllKept()
      forgetAnswers()
      queryClient.setQueryData(keys.me, null)
    },
    onError: showError,
  })
}

function forgetAnswers(): void {
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.me[0] && queryKey[0] !== keys.desk[0] })
}
