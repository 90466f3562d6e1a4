import { useQuery } from '@tanstack/react-query'
import type { Person } from '#contract/people.ts'
import { api } from '#web/lib/api.ts'
import { useMe } from '#web/lib/me.ts'
import { keys } from '#web/lib/queries.ts'

export function useTeams() {
  return useQuery({
    queryKey: keys.teams,
    queryFn: ({ signal }) => api.teams.list({ signal }),
  })
}

/** Everybody who works here, deactivated people too, by name. */
export function useStaff() {
  return useQuery({
    queryKey: keys.people({ staff: true }),
    queryFn: async ({ signal }) => {
      const [admins, agents] = await Promise.all([listAll('admin', signal), listAll('agent', signal)])
      return [...admins, ...agents].sort((one, other) => one.name.localeCompare(other.name))
    },
  })
}

async function listAll(role: 'admin' | 'agent', signal: AbortSignal): Promise<Person[]> {
  const people: Person[] = []
  let cursor: string | undefined
  do {
    const page = await api.people.list({ query: { role, limit: 200, cursor }, signal })
    people.push(...page.items)
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return people
}

/** Who has a second factor, by id; nobody where the reader may not know. */
export function useSecondFactors(): ReadonlySet<string> {
  const isAdmin = useMe().role === 'admin'
  const { data } = useQuery({
    queryKey: keys.secondFactors,
    queryFn: ({ signal }) => api.secondFactor.list({ signal }),
    enabled: isAdmin,
  })
  return new Set(data?.items.map(({ personId }) => personId))
}
