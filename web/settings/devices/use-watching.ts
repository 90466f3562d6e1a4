import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { ThresholdDraft } from '#contract/device-watching.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError } from '#web/ui/notify.ts'

export const groupsQuery = queryOptions({
  queryKey: [...keys.devices, 'groups'],
  queryFn: async ({ signal }) => (await api.deviceWatching.groups({ signal })).items,
})

export const thresholdsQuery = queryOptions({
  queryKey: [...keys.devices, 'thresholds'],
  queryFn: async ({ signal }) => (await api.deviceWatching.thresholds({ signal })).items,
})

/** Does something and asks again. */
function useAct<Given>(act: (given: Given) => Promise<unknown>, onDone?: () => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keys.devices })
      onDone?.()
    },
  })
}

export function useSaveThreshold(id: string | undefined, onDone: () => void) {
  return useAct(
    (body: ThresholdDraft) =>
      id === undefined
        ? api.deviceWatching.addThreshold({ body })
        : api.deviceWatching.changeThreshold({ params: { id }, body }),
    onDone,
  )
}

export function useRemoveThreshold(onDone: () => void) {
  return useAct((id: string) => api.deviceWatching.removeThreshold({ params: { id } }), onDone)
}

export function useAddGroup(onDone: () => void) {
  return useAct((name: string) => api.deviceWatching.addGroup({ body: { name } }), onDone)
}

export function useRemoveGroup() {
  return useAct((id: string) => api.deviceWatching.removeGroup({ params: { id } }).catch(showError))
}

export const scriptsQuery = queryOptions({
  queryKey: [...keys.devices, 'scripts'],
  queryFn: async ({ signal }) => (await api.deviceActs.scripts({ signal })).items,
})

export function useAddScript(onDone: () => void) {
  return useAct((body: { name: string; content: string }) => api.deviceActs.addScript({ body }), onDone)
}

export function useRemoveScript() {
  return useAct((id: string) => api.deviceActs.removeScript({ params: { id } }).catch(showError))
}
