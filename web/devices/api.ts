import { keepPreviousData, queryOptions, useInfiniteQuery } from '@tanstack/react-query'
import type { MetricSpan } from '#contract/device-facts.ts'
import type { DeviceState } from '#contract/devices.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'

export interface DeviceFilter {
  q?: string
  state?: DeviceState
  isFiring?: true
}

export function useDeviceList(filter: DeviceFilter) {
  return useInfiniteQuery({
    queryKey: keys.deviceList(filter),
    queryFn: ({ pageParam, signal }) => api.devices.list({ query: { ...filter, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  })
}

export const deviceQuery = (id: string) =>
  queryOptions({ queryKey: keys.device(id), queryFn: ({ signal }) => api.devices.get({ params: { id }, signal }) })

export const metricsQuery = (id: string, span: MetricSpan) =>
  queryOptions({
    queryKey: keys.deviceMetrics(id, span),
    queryFn: ({ signal }) => api.deviceFacts.metrics({ params: { id }, query: { span }, signal }),
    placeholderData: keepPreviousData,
  })

export const inventoryQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.device(id), 'inventory'],
    queryFn: ({ signal }) => api.deviceFacts.inventory({ params: { id }, signal }),
  })

export const deviceTicketsQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.device(id), 'tickets'],
    queryFn: async ({ signal }) => (await api.deviceFacts.tickets({ params: { id }, signal })).items,
  })

export const deviceAlertsQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.alerts, id],
    queryFn: async ({ signal }) => (await api.alerts.list({ query: { deviceId: id, limit: 20 }, signal })).items,
  })

export const deviceTeamsQuery = queryOptions({
  queryKey: [...keys.devices, 'teams'],
  queryFn: async ({ signal }) => (await api.deviceTeams.list({ signal })).items,
})

export const deviceGroupsQuery = queryOptions({
  queryKey: [...keys.devices, 'groups'],
  queryFn: async ({ signal }) => (await api.deviceWatching.groups({ signal })).items,
})

export const deviceActsQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.device(id), 'acts'],
    queryFn: async ({ signal }) => (await api.deviceActs.list({ params: { id }, signal })).items,
  })

export const deviceScriptsQuery = queryOptions({
  queryKey: [...keys.devices, 'scripts'],
  queryFn: async ({ signal }) => (await api.deviceActs.scripts({ signal })).items,
})

export const deviceLinksQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.device(id), 'links'],
    queryFn: ({ signal }) => api.deviceLinks.list({ params: { id }, signal }),
  })

/** Those of one device, with what mutes it besides; of all without. */
export const windowsQuery = queryOptions({
  queryKey: [...keys.devices, 'windows'],
  queryFn: async ({ signal }) => (await api.deviceWatching.windows({ signal })).items,
})
