import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { RotaFields } from '#contract/on-call.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'

export const rotasQuery = queryOptions({
  queryKey: keys.onCall,
  queryFn: async ({ signal }) => (await api.onCall.list({ signal })).items,
})

export function useSaveRota(onSaved: () => void) {
  const { t } = useTranslation('onCall')
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ teamId, body }: { teamId: string; body: RotaFields }) =>
      api.onCall.set({ params: { id: teamId }, body }),
    onSuccess: async ({ team }) => {
      await queries.invalidateQueries({ queryKey: keys.onCall })
      showSuccess(t('saved', { team: team.name }))
      onSaved()
    },
  })
}

export function useRemoveRota(onRemoved: () => void) {
  const { t } = useTranslation('onCall')
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (teamId: string) => api.onCall.remove({ params: { id: teamId } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keys.onCall })
      showSuccess(t('removed'))
      onRemoved()
    },
    onError: showError,
  })
}

export function useAddOverride(teamId: string, onSaved: () => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: { personId: string; startsAt: string; endsAt: string }) =>
      api.onCall.addOverride({ params: { id: teamId }, body }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keys.onCall })
      onSaved()
    },
  })
}

export function useRemoveOverride() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => api.onCall.removeOverride({ params: { id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.onCall }),
    onError: showError,
  })
}
