import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Agent, AgentState } from '#contract/duty.ts'
import { api } from '#web/lib/api.ts'
import { useMe } from '#web/lib/me.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'
import { agentsQuery } from './queries.ts'

/** How it is with oneself, and to say so; shown at once. */
export function useOwnState() {
  const { t } = useTranslation('duty')
  const me = useMe()
  const queries = useQueryClient()
  const { data: agents = [] } = useQuery(agentsQuery)
  const own = agents.find(({ person }) => person.id === me.id)
  const change = useMutation({
    mutationFn: (state: AgentState) => api.duty.change({ params: { id: me.id }, body: { state } }),
    onSuccess: (agent) => {
      queries.setQueryData<Agent[]>(keys.agents, (all = []) =>
        all.map((one) => (one.person.id === agent.person.id ? agent : one)),
      )
      void queries.invalidateQueries({ queryKey: keys.duty })
      showSuccess(t('state.is', { state: t(`state.${agent.standing}`) }))
    },
    onError: showError,
  })
  return { own, say: change.mutate }
}
