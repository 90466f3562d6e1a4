import { queryOptions, useQuery } from '@tanstack/react-query'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'

const macrosQuery = queryOptions({
  queryKey: keys.macros,
  queryFn: ({ signal }) => api.macros.list({ signal }),
  select: (answer) => answer.items,
})

/** The macros that the reader can use. */
export function useMacros() {
  return useQuery(macrosQuery)
}
