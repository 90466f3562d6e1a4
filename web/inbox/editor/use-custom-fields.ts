import { queryOptions, useQuery } from '@tanstack/react-query'
import type { CustomField } from '#contract/fields.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'

export const customFieldsQuery = queryOptions({
  queryKey: keys.fields('ticket'),
  queryFn: ({ signal }) => api.fields.list({ query: { subject: 'ticket' }, signal }),
  staleTime: 5 * 60_000,
})

/** The fields that the desk added to its tickets, archived ones too. */
export function useCustomFields(): CustomField[] {
  const { data } = useQuery(customFieldsQuery)
  return data?.items ?? []
}
