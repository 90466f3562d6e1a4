import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Macro, MacroDraft } from '#contract/macros.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'

/** Adds a macro, or saves one. */
export function useSaveMacro(id: string | undefined, onSaved: () => void) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: MacroDraft) =>
      id === undefined ? api.macros.create({ body }) : api.macros.update({ params: { id }, body }),
    onSuccess: async ({ name }) => {
      await client.invalidateQueries({ queryKey: keys.macros })
      showSuccess(t('macros.saved', { name }))
      onSaved()
    },
  })
}

export function useRemoveMacro({ id, name }: Macro, onRemoved: () => void) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api.macros.remove({ params: { id } }),
    onError: showError,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.macros })
      showSuccess(t('macros.removed', { name }))
      onRemoved()
    },
  })
}
