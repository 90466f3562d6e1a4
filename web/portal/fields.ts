import { queryOptions } from '@tanstack/react-query'
import { keys } from '#web/lib/queries.ts'
import { api } from './api.ts'

/** The fields that the portal shows. */
export const fieldsQuery = queryOptions({
  queryKey: keys.fields('ticket'),
  queryFn: ({ signal }) => api.fields.list({ signal }),
  select: (answer) => answer.items,
})
