import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { TeamAssignment } from '#contract/assignment.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showSuccess } from '#web/ui/notify.ts'

export const teamAssignmentsQuery = queryOptions({
  queryKey: keys.teamAssignments,
  queryFn: async ({ signal }) => (await api.assignment.teams({ signal })).items,
})

export interface AssignmentDraft extends Pick<TeamAssignment, 'mode' | 'weights' | 'calendarId'> {
  capacities: Record<string, number>
}

export function useSaveAssignment(team: TeamAssignment['team'], onSaved: () => void) {
  const { t } = useTranslation('settings')
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ capacities, ...changes }: Partial<AssignmentDraft>) =>
      api.assignment.changeTeam({
        params: { id: team.id },
        body: {
          ...changes,
          ...(capacities && {
            capacities: Object.entries(capacities).map(([personId, capacity]) => ({ personId, capacity })),
          }),
        },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keys.duty })
      showSuccess(t('assignment.saved', { name: team.name }))
      onSaved()
    },
  })
}
