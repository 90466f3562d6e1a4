import { queryOptions } from '@tanstack/react-query'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'

/** All fields that tickets have or had. */
export const fieldsQuery = queryOptions({
  queryKey: keys.fields('ticket'),
  queryFn: ({ signal }) => api.fields.list({ signal }),
  select: (answer) => answer.items,
})
