import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Team } from '#contract/structure.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { showError, showSuccess } from '#web/ui/notify.ts'

export function RemoveTeam({ team, onRemoved }: { team: Team; onRemoved: () => void }) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const client = useQueryClient()
  const remove = useMutation({
    mutationFn: () => api.teams.remove({ params: { id: team.id } }),
    onError: showError,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.teams })
      void client.invalidateQueries({ queryKey: keys.views })
      showSuccess(t('teams.removed', { name: team.name }))
      onRemoved()
    },
  })
  return (
    <ConfirmButton
      variant="subtle"
      color="red"
      loading={remove.isPending}
      title={t('teams.removeTitle', { name: team.name })}
      text={t('teams.removeText')}
      confirmLabel={common('remove')}
      onConfirm={() => remove.mutate()}
    >
      {t('teams.remove')}
    </ConfirmButton>
  )
}
