import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { channel } from '#contract/ticket-fields.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import type { RatingSearch } from './search.ts'

/** The filter of the address as the API has it. */
export function filterOf(search: RatingSearch) {
  return {
    from: since(search.days ?? 90),
    agentId: search.agent,
    teamId: search.team,
    type: search.type,
    channel: channel.safeParse(search.channel).data,
    categoryId: search.category,
    serviceId: search.service,
    articleId: search.article,
  }
}

export function figuresQuery(search: RatingSearch) {
  const query = { ...filterOf(search), groupBy: search.by ?? 'agent' }
  return queryOptions({
    queryKey: [...keys.ratings, 'figures', query],
    queryFn: ({ signal }) => api.ratings.figures({ query, signal }),
    placeholderData: keepPreviousData,
  })
}

export function commentsQuery(search: RatingSearch) {
  const query = { ...filterOf(search), mood: search.mood, withComment: !search.silent, limit: 20 }
  return infiniteQueryOptions({
    queryKey: [...keys.ratings, 'comments', query],
    queryFn: ({ pageParam, signal }) => api.ratings.comments({ query: { ...query, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    select: ({ pages }) => pages.flatMap((page) => page.items),
    placeholderData: keepPreviousData,
  })
}

/** The same figures as a file. */
export function fileUrl(search: RatingSearch): string {
  const query = { ...filterOf(search), groupBy: search.by ?? 'agent' }
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return `/api/v1/ratings/figures/csv?${new URLSearchParams(given)}`
}

/** Midnight so many days ago: the same all day, so that one answer serves it. */
function since(days: number): string {
  const day = new Date()
  day.setHours(0, 0, 0, 0)
  day.setDate(day.getDate() - days)
  return day.toISOString()
}
