import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { RemoteKind } from '#contract/remote-session.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { isCodeNeeded } from '#web/ui/code-step.tsx'
import { showError } from '#web/ui/notify.ts'

export function remoteSessionsQuery(number: number) {
  return queryOptions({
    queryKey: keys.remoteSessions(number),
    queryFn: ({ signal }) => api.remote.list({ params: { number }, signal }),
  })
}

export function remoteSessionQuery(number: number, id: string) {
  return queryOptions({
    queryKey: [...keys.remoteSessions(number), id],
    queryFn: ({ signal }) => api.remote.get({ params: { id }, signal }),
  })
}

/** Asks for a session and goes to its page, where the answer is waited for. */
export function useAskForSession(number: number) {
  const navigate = useNavigate()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: { kind: RemoteKind; deviceId: string | null }) => api.remote.ask({ params: { number }, body }),
    onError: (error) => {
      // The menu asks for the code, and then again for the session.
      if (!isCodeNeeded(error)) showError(error)
    },
    onSuccess: ({ id }) => {
      void queries.invalidateQueries({ queryKey: keys.remoteSessions(number) })
      void navigate({ to: '/tickets/$number/remote/$id', params: { number: String(number), id } })
    },
  })
}

export function useEndSession(number: number, id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => api.remote.end({ params: { id } }),
    onError: showError,
    onSettled: () => void queries.invalidateQueries({ queryKey: keys.remoteSessions(number) }),
  })
}
