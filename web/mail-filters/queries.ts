import { useQuery } from '@tanstack/react-query'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'

export function useFilters() {
  return useQuery({ queryKey: keys.mailFilters, queryFn: ({ signal }) => api.mailFilters.list({ signal }) })
}

/** What conditions and actions may name, by id. */
export function useTargets() {
  const inboxes = useQuery({ queryKey: keys.inboxes, queryFn: ({ signal }) => api.inboxes.list({ signal }) })
  const teams = useQuery({ queryKey: keys.teams, queryFn: ({ signal }) => api.teams.list({ signal }) })
  const query = { assignable: true, limit: 200 }
  const agents = useQuery({
    queryKey: keys.people(query),
    queryFn: ({ signal }) => api.people.list({ query, signal }),
  })
  return {
    inboxes: (inboxes.data?.items ?? []).map(option),
    teams: (teams.data?.items ?? []).map(option),
    agents: (agents.data?.items ?? []).map(option),
  }
}

export interface Option {
  value: string
  label: string
}

function option({ id, name }: { id: string; name: string }): Option {
  return { value: id, label: name }
}
