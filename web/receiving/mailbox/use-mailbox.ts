import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'
import { bodyOf, type MailboxDraft } from './mailbox-draft.ts'

export function useSaveMailbox(id: string, onSaved: () => void) {
  const { t } = useTranslation('receiving')
  const client = useQueryClient()
  return useMutation({
    mutationFn: (draft: MailboxDraft) => api.receiving.save({ params: { id }, body: bodyOf(draft) }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.mail() })
      showSuccess(t('saved'))
      onSaved()
    },
  })
}

export function useRemoveMailbox(id: string, onRemoved: () => void) {
  const { t } = useTranslation('receiving')
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api.receiving.remove({ params: { id } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.mail() })
      showSuccess(t('removed'))
      onRemoved()
    },
    onError: showError,
  })
}

/** Signs in with what the form says, saved or not. */
export function useTryMailbox(id: string) {
  return useMutation({
    mutationFn: (draft: MailboxDraft) => {
      const { folders: _, afterStoring: __, moveTo: ___, ...server } = bodyOf(draft)
      return api.receiving.try({ params: { id }, body: server })
    },
  })
}
