import { queryOptions } from '@tanstack/react-query'
import type { Message } from '#contract/messages.ts'
import { keys } from '#web/lib/queries.ts'
import { api } from '../api.ts'

const pageSize = 200

export function requestQuery(number: number) {
  return queryOptions({
    queryKey: keys.ticket(number),
    queryFn: ({ signal }) => api.tickets.get({ params: { number }, signal }),
  })
}

/** The whole conversation: what is newest is what matters, and that comes last. */
export function conversationQuery(number: number) {
  return queryOptions({
    queryKey: keys.messages(number),
    queryFn: async ({ signal }) => {
      const messages: Message[] = []
      let cursor: string | null = null
      do {
        const query: { limit: number; cursor?: string } = { limit: pageSize, ...(cursor === null ? {} : { cursor }) }
        const page = await api.messages.list({ params: { number }, query, signal })
        messages.push(...page.items)
        cursor = page.nextCursor
      } while (cursor !== null)
      return messages
    },
  })
}
