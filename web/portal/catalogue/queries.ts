import { queryOptions } from '@tanstack/react-query'
import { keys } from '#web/lib/queries.ts'
import { api } from '../api.ts'

/** What whoever is here can ask for. */
export const catalogueQuery = queryOptions({
  queryKey: keys.catalogue,
  queryFn: async ({ signal }) => (await api.catalogue.list({ signal })).categories,
  staleTime: 5 * 60_000,
})

export const offerQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.catalogue, id],
    queryFn: ({ signal }) => api.catalogue.get({ params: { id }, signal }),
  })

/** The service that a request is for; null for other requests. */
export const serviceRequestQuery = (number: number) =>
  queryOptions({
    queryKey: keys.serviceRequest(number),
    queryFn: async ({ signal }) => (await api.catalogue.ofTicket({ params: { number }, signal })).request,
  })
