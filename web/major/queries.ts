import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { InBothLanguages, MajorIncident, MajorState } from '#contract/major-incidents.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'

export const currentQuery = queryOptions({
  queryKey: [...keys.major, 'current'],
  queryFn: ({ signal }) => api.majorIncidents.current({ signal }),
  select: ({ items }) => items,
})

export function ofTicketQuery(number: number) {
  return queryOptions({
    queryKey: [...keys.major, 'ticket', number],
    queryFn: ({ signal }) => api.majorIncidents.ofTicket({ params: { number }, signal }),
  })
}

export function incidentsQuery(state: MajorState | undefined) {
  return infiniteQueryOptions({
    queryKey: [...keys.major, 'list', state],
    queryFn: ({ pageParam, signal }) =>
      api.majorIncidents.list({
        query: { limit: 25, ...(state && { state }), ...(pageParam && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  })
}

/** Does something to an incident, and lets all that shows it look again. */
export function useMajor<Body>(run: (body: Body) => Promise<MajorIncident>, onDone: (after: MajorIncident) => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: run,
    onSuccess: async (after) => {
      onDone(after)
      await client.invalidateQueries({ queryKey: keys.major })
      await client.invalidateQueries({ queryKey: keys.ticket(after.ticket.number) })
    },
  })
}

/** The words of the reader's language, or else those of the other one. */
export function useInLanguage(): (words: InBothLanguages) => string {
  const { i18n } = useTranslation()
  return ({ es, en }) => (i18n.language.startsWith('en') ? en || es : es || en)
}
