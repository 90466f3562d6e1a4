import { queryOptions } from '@tanstack/react-query'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'

/** Everybody who works here, and how it is with each. */
export const agentsQuery = queryOptions({
  queryKey: keys.agents,
  queryFn: async ({ signal }) => (await api.duty.agents({ signal })).items,
})

export const absencesQuery = queryOptions({
  queryKey: keys.absences,
  queryFn: async ({ signal }) => (await api.duty.absences({ signal })).items,
})
