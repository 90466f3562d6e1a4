import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ApprovalFlow, ApprovalFlowDraft } from '#contract/approval-flows.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'

/** Adds a flow, or saves one. */
export function useSaveFlow(id: string | undefined, onSaved: () => void) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: ApprovalFlowDraft) =>
      id === undefined ? api.approvalFlows.create({ body }) : api.approvalFlows.update({ params: { id }, body }),
    onSuccess: async ({ name }) => {
      await client.invalidateQueries({ queryKey: keys.approvalFlows })
      showSuccess(t('approvals.saved', { name }))
      onSaved()
    },
  })
}

export function useRemoveFlow({ id, name }: ApprovalFlow, onRemoved: () => void) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api.approvalFlows.remove({ params: { id } }),
    onError: showError,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.approvalFlows })
      showSuccess(t('approvals.removed', { name }))
      onRemoved()
    },
  })
}
