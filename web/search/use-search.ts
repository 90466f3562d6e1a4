import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Result } from '#contract/operation.ts'
import type { search } from '#contract/search.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'

export type Found = Result<typeof search.search>
export const kinds = ['ticket', 'article', 'person', 'organization', 'device'] as const
export type Kind = (typeof kinds)[number]

export function isKind(value: unknown): value is Kind {
  return kinds.some((kind) => kind === value)
}

/** Results while one types; those before stay until the next are there. */
export function useSearch(typed: string, kind: Kind | undefined) {
  // The first key asks at once; of keys in quick succession, the last one.
  const [q] = useDebouncedValue(typed.trim(), 60, { leading: true })
  const query = useQuery({
    queryKey: keys.search(q, kind ?? 'all'),
    queryFn: ({ signal }) => api.search.search({ query: { q, type: kind, limit: kind ? 50 : 20 }, signal }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  })
  return { ...query, q }
}
