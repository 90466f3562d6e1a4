import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { TeamAgreement, TeamAgreementDraft } from '#contract/team-agreements.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'

const key = [...keys.sla, 'agreements']

export function useAgreements() {
  return useQuery({ queryKey: key, queryFn: ({ signal }) => api.teamAgreements.list({ signal }) })
}

export function useSaveAgreement(onSaved: () => void) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ teamId, draft }: { teamId: string; draft: TeamAgreementDraft }) =>
      api.teamAgreements.put({ params: { id: teamId }, body: draft }),
    onSuccess: async ({ team }) => {
      await client.invalidateQueries({ queryKey: key })
      showSuccess(t('agreements.saved', { team: team.name }))
      onSaved()
    },
  })
}

export function useRemoveAgreement({ team }: TeamAgreement, onRemoved: () => void) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api.teamAgreements.remove({ params: { id: team.id } }),
    onError: showError,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: key })
      showSuccess(t('agreements.removed', { team: team.name }))
      onRemoved()
    },
  })
}
