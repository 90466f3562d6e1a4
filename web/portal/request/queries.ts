import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { keys } from '#web/lib/queries.ts'
import { api } from '../api.ts'

const pageSize = 30

export function requestQuery(number: number) {
  return queryOptions({
    queryKey: keys.ticket(number),
    queryFn: ({ signal }) => api.tickets.get({ params: { number }, signal }),
  })
}

/** When an answer may be expected; it moves with everything that happens to the ticket. */
export function expectationQuery(number: number) {
  return queryOptions({
    queryKey: [...keys.ticket(number), 'expectation'],
    queryFn: async ({ signal }) => (await api.portal.expectation({ params: { number }, signal })).expected,
  })
}

/** The conversation from its end, in pages: what is newest is what matters, and older words are asked for. */
export function conversationQuery(number: number) {
  return infiniteQueryOptions({
    queryKey: keys.messages(number),
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      api.messages.list({
        params: { number },
        query: { order: 'desc', limit: pageSize, ...(pageParam === '' ? {} : { cursor: pageParam }) },
        signal,
      }),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
}
