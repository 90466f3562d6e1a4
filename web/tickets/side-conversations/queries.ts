import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'

const messagesAtOnce = 30

export function sideConversationsQuery(number: number) {
  return queryOptions({
    queryKey: keys.sideConversations(number),
    queryFn: ({ signal }) => api.sideConversations.list({ params: { number }, signal }),
    select: (answer) => answer.items,
  })
}

/** What was said in one of them, oldest first; earlier messages when they are asked for. */
export function sideMessagesQuery(number: number, id: string) {
  return infiniteQueryOptions({
    queryKey: keys.sideConversation(number, id),
    queryFn: ({ pageParam, signal }) =>
      api.sideConversations.messages({
        params: { id },
        query: { limit: messagesAtOnce, ...(pageParam !== undefined && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    select: ({ pages }) => pages.flatMap(({ items }) => items).reverse(),
  })
}
