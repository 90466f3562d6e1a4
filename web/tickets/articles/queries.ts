import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { api } from '#web/lib/api.ts'
import { keys, queryClient } from '#web/lib/queries.ts'
import { showError } from '#web/ui/notify.ts'

/** The articles of a ticket. */
export function useTicketArticles(number: number) {
  return useQuery({
    queryKey: keys.ticketArticles(number),
    queryFn: async ({ signal }) => (await api.ticketArticles.list({ params: { number }, signal })).items,
  })
}

/** What may help with a ticket: by its subject, or by the words that somebody types. */
export function useFoundArticles(number: number, q: string, isWanted = true) {
  return useQuery({
    queryKey: [...keys.ticketArticles(number), 'found', q],
    queryFn: async ({ signal }) =>
      q === ''
        ? (await api.ticketArticles.suggest({ params: { number }, signal })).items
        : (await api.articles.search({ query: { q, limit: 8, suggest: 'true' }, signal })).items,
    enabled: isWanted,
    placeholderData: keepPreviousData,
  })
}

/** Tells the ticket that an article is about it, or goes with a reply. */
export function useLinkArticle(number: number) {
  return useMutation({
    mutationFn: (body: { articleId: string; kind: 'linked' | 'sent' }) =>
      api.ticketArticles.link({ params: { number }, body }),
    onSuccess: ({ items }) => queryClient.setQueryData(keys.ticketArticles(number), items),
    onError: showError,
  })
}

export function useUnlinkArticle(number: number) {
  return useMutation({
    mutationFn: (id: string) => api.ticketArticles.unlink({ params: { number, id } }),
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: keys.ticketArticles(number) }),
    onError: showError,
  })
}
