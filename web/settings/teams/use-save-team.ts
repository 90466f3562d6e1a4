import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Team } from '#contract/structure.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showSuccess } from '#web/ui/notify.ts'

export type TeamDraft = Pick<Team, 'name' | 'color' | 'visibility' | 'members'>

interface Sent {
  value: TeamDraft
  changes: Partial<TeamDraft>
}

/** Adds a team, or sends what changed of one. */
export function useSaveTeam(id: string | undefined, onSaved: () => void) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ value, changes }: Sent) =>
      id === undefined
        ? api.teams.create({ body: { ...value, members: membersOf(value.members) } })
        : api.teams.update({ params: { id }, body: bodyOf(changes) }),
    onSuccess: async (team) => {
      await client.invalidateQueries({ queryKey: keys.teams })
      void client.invalidateQueries({ queryKey: keys.people() })
      void client.invalidateQueries({ queryKey: keys.views })
      showSuccess(t('teams.saved', { name: team.name }))
      onSaved()
    },
  })
}

function bodyOf({ members, ...rest }: Partial<TeamDraft>) {
  return members === undefined ? rest : { ...rest, members: membersOf(members) }
}

function membersOf(members: TeamDraft['members']) {
  return members.map(({ id, isLead }) => ({ id, isLead }))
}
