import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ApprovalCaseSummary, Decision } from '#contract/approval-votes.ts'
import type { PersonRef } from '#contract/people.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'

type Asked = Pick<ApprovalCaseSummary, 'id' | 'ticket'>

/** What can be done with something that waits for the own decision. */
export function useDecide({ id, ticket }: Asked) {
  const { t } = useTranslation('approvals')
  const queries = useQueryClient()
  const refresh = () => {
    void queries.invalidateQueries({ queryKey: keys.ownApprovals })
    void queries.invalidateQueries({ queryKey: keys.ticket(ticket.number) })
    void queries.invalidateQueries({ queryKey: keys.notifications })
  }
  const decide = useMutation({
    mutationFn: (body: Decision) => api.approvalVotes.decide({ params: { id }, body }),
    onSuccess: (_, { decision }) => showSuccess(t(decision)),
    onSettled: refresh,
  })
  const passOn = useMutation({
    mutationFn: (person: PersonRef) => api.approvalVotes.passOn({ params: { id }, body: { personId: person.id } }),
    onError: showError,
    onSuccess: (_, { name }) => showSuccess(t('passOn.done', { name })),
    onSettled: refresh,
  })
  return { decide, passOn }
}
