import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Checklist } from '#contract/tasks.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'

export type ChecklistDraft = Pick<Checklist, 'name' | 'items'>

export function useChecklists() {
  return useQuery({ queryKey: keys.checklists, queryFn: ({ signal }) => api.checklists.list({ signal }) })
}

/** Adds a checklist, or saves one. */
export function useSaveChecklist(id: string | undefined, onSaved: () => void) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: ChecklistDraft) =>
      id === undefined ? api.checklists.create({ body }) : api.checklists.update({ params: { id }, body }),
    onSuccess: async ({ name }) => {
      await client.invalidateQueries({ queryKey: keys.checklists })
      showSuccess(t('checklists.saved', { name }))
      onSaved()
    },
  })
}

export function useRemoveChecklist({ id, name }: Checklist, onRemoved: () => void) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api.checklists.remove({ params: { id } }),
    onError: showError,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.checklists })
      showSuccess(t('checklists.removed', { name }))
      onRemoved()
    },
  })
}
