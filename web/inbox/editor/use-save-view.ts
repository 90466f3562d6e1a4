import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Input } from '#contract/operation.ts'
import type { ViewId, views } from '#contract/views.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'

export type ViewDraft = Input<typeof views.create>['body']

/** Makes a view, or saves one, and shows it. */
export function useSaveView(id: ViewId | undefined, onSaved: () => void) {
  const { t } = useTranslation('views')
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (body: ViewDraft) =>
      id === undefined ? api.views.create({ body }) : api.views.update({ params: { id }, body }),
    onSuccess: async (view) => {
      await refresh(client)
      showSuccess(t('saved', { name: view.name ?? '' }))
      onSaved()
      if (id === undefined) await navigate({ to: '/inbox/$view', params: { view: view.id } })
    },
  })
}

export function useRemoveView(id: ViewId, name: string, onRemoved: () => void) {
  const { t } = useTranslation('views')
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: () => api.views.remove({ params: { id } }),
    onError: showError,
    onSuccess: async () => {
      onRemoved()
      await navigate({ to: '/inbox/$view', params: { view: 'mine' } })
      await refresh(client)
      showSuccess(t('removed', { name }))
    },
  })
}

async function refresh(client: ReturnType<typeof useQueryClient>): Promise<void> {
  const all = [keys.views, keys.viewCounts, keys.viewLists]
  await Promise.all(all.map((queryKey) => client.invalidateQueries({ queryKey })))
}
