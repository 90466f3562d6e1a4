import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { PolicyDraft, SlaPolicy } from '#contract/sla.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'

export function usePolicies() {
  return useQuery({ queryKey: keys.sla, queryFn: ({ signal }) => api.sla.list({ signal }) })
}

/** Adds a policy, or saves one. */
export function useSavePolicy(id: string | undefined, onSaved: () => void) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: PolicyDraft) =>
      id === undefined ? api.sla.create({ body }) : api.sla.update({ params: { id }, body }),
    onSuccess: async ({ name }) => {
      await client.invalidateQueries({ queryKey: keys.sla })
      showSuccess(t('sla.saved', { name }))
      onSaved()
    },
  })
}

export function useSwitchPolicy() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, isOn }: Pick<SlaPolicy, 'id' | 'isOn'>) => api.sla.update({ params: { id }, body: { isOn } }),
    onError: showError,
    onSettled: () => client.invalidateQueries({ queryKey: keys.sla }),
  })
}

export function useArrangePolicies() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (policies: SlaPolicy[]) => api.sla.arrange({ body: { ids: policies.map(({ id }) => id) } }),
    // Shown at once; the answer says how it is.
    onMutate: (items) => client.setQueryData(keys.sla, { items }),
    onError: showError,
    onSettled: () => client.invalidateQueries({ queryKey: keys.sla }),
  })
}

export function useRemovePolicy({ id, name }: SlaPolicy, onRemoved: () => void) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api.sla.remove({ params: { id } }),
    onError: showError,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.sla })
      showSuccess(t('sla.removed', { name }))
      onRemoved()
    },
  })
}
