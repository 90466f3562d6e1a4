import { queryOptions, useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { LiveEvent } from '#contract/live.ts'
import type { Presence } from '#contract/presence.ts'
import { api } from './api.ts'
import { askAgain } from './ask-again.ts'
import { useMe } from './me.ts'
import { keys, queryClient } from './queries.ts'

const presenceQuery = queryOptions({
  queryKey: keys.presence,
  queryFn: async ({ signal }) => (await api.presences.list({ signal })).items,
})

/** The colleagues who are on a ticket now. The live stream keeps the list true. */
export function useColleagues(number: number): Presence[] {
  const me = useMe().id
  const select = useCallback((all: Presence[]) => onTicket(all, number, me), [number, me])
  return useQuery({ ...presenceQuery, select }).data ?? []
}

/** Puts what was heard into the list. An answer on its way may be older than that, and is asked for again. */
export function hearPresence(event: Extract<LiveEvent, { type: 'presence' }>): void {
  queryClient.setQueryData(presenceQuery.queryKey, (all) => all && withHeard(all, event))
  if (queryClient.isFetching({ queryKey: keys.presence }) > 0) refreshPresence()
}

/** What passed while nobody listened is not told again. */
export function refreshPresence(): void {
  askAgain(keys.presence)
}

export function withHeard(all: Presence[], { number, person, state }: Omit<Presence, 'state'> & { state: string }) {
  const others = all.filter((one) => one.number !== number || one.person.id !== person.id)
  return state === 'viewing' || state === 'writing' ? [...others, { number, person, state } as const] : others
}

/** In a steady order: nobody jumps about for having begun to write. */
function onTicket(all: Presence[], number: number, me: string): Presence[] {
  return all
    .filter((one) => one.number === number && one.person.id !== me)
    .sort((a, b) => (a.person.id < b.person.id ? -1 : 1))
}
