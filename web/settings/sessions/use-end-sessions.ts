import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'

/** Ends sessions, one after the other. */
export function useEndSessions(doneText: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (ids: string[]) => {
      for (const id of ids) await api.sessions.revoke({ params: { id } })
    },
    onError: showError,
    onSuccess: () => showSuccess(doneText),
    onSettled: () => client.invalidateQueries({ queryKey: keys.sessions }),
  })
}
