import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { TicketTemplate, TicketTemplateDraft } from '#contract/ticket-templates.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'

export function useSaveTemplate(id: string | undefined, onSaved: () => void) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: TicketTemplateDraft) =>
      id === undefined ? api.ticketTemplates.create({ body }) : api.ticketTemplates.update({ params: { id }, body }),
    onSuccess: async ({ name }) => {
      await client.invalidateQueries({ queryKey: keys.ticketTemplates })
      showSuccess(t('templates.saved', { name }))
      onSaved()
    },
  })
}

export function useRemoveTemplate({ id, name }: TicketTemplate, onRemoved: () => void) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api.ticketTemplates.remove({ params: { id } }),
    onError: showError,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.ticketTemplates })
      showSuccess(t('templates.removed', { name }))
      onRemoved()
    },
  })
}
