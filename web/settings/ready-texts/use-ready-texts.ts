import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ReadyText, ReadyTextDraft } from '#contract/ready-texts.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'

export function useReadyTexts() {
  return useQuery({ queryKey: keys.readyTexts, queryFn: ({ signal }) => api.readyTexts.list({ signal }) })
}

/** Adds a text, or saves one. */
export function useSaveReadyText(id: string | undefined, onSaved: () => void) {
  const { t } = useTranslation('settings')
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (body: ReadyTextDraft) =>
      id === undefined ? api.readyTexts.create({ body }) : api.readyTexts.update({ params: { id }, body }),
    onSuccess: async ({ name }) => {
      await refresh()
      showSuccess(t('texts.saved', { name }))
      onSaved()
    },
  })
}

export function useRemoveReadyText({ id, name }: ReadyText, onRemoved: () => void) {
  const { t } = useTranslation('settings')
  const refresh = useRefresh()
  return useMutation({
    mutationFn: () => api.readyTexts.remove({ params: { id } }),
    onError: showError,
    onSuccess: async () => {
      await refresh()
      showSuccess(t('texts.removed', { name }))
      onRemoved()
    },
  })
}

/** The list, and what open tickets make of it. */
function useRefresh() {
  const client = useQueryClient()
  return async () => {
    void client.invalidateQueries({ queryKey: ['ticket'] })
    await client.invalidateQueries({ queryKey: keys.readyTexts })
  }
}
