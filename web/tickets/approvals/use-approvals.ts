import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'

type AskBody = Parameters<typeof api.approvals.ask>[0]['body']

export function approvalsQuery(number: number) {
  return queryOptions({
    queryKey: keys.approvals(number),
    queryFn: ({ signal }) => api.approvals.list({ params: { number }, signal }),
    select: ({ items }) => items,
  })
}

/** What can be done with the approvals of a ticket. */
export function useApprovals(number: number) {
  const { t } = useTranslation('tickets')
  const queries = useQueryClient()
  const refresh = () => {
    void queries.invalidateQueries({ queryKey: keys.ticket(number) })
    void queries.invalidateQueries({ queryKey: keys.ownApprovals })
  }
  const ask = useMutation({
    mutationFn: (body: AskBody) => api.approvals.ask({ params: { number }, body }),
    onSuccess: ({ state }) => {
      showSuccess(t(state === 'pending' ? 'approvals.asked' : 'approvals.askedAndEnded'))
      refresh()
    },
  })
  const remind = useMutation({
    mutationFn: (id: string) => api.approvals.remind({ params: { id } }),
    onError: showError,
    onSuccess: () => showSuccess(t('approvals.reminded')),
    onSettled: refresh,
  })
  const withdraw = useMutation({
    mutationFn: (id: string) => api.approvals.withdraw({ params: { id } }),
    onError: showError,
    onSuccess: () => showSuccess(t('approvals.withdrawn')),
    onSettled: refresh,
  })
  return { ask, remind, withdraw }
}

export type ApprovalActs = ReturnType<typeof useApprovals>
