import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { MeshAccess } from '#contract/mesh.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'

export const meshOfTicketQuery = (number: number) =>
  queryOptions({
    queryKey: [...keys.meshOfTickets, number],
    queryFn: ({ signal }) => api.mesh.ofTicket({ params: { number }, signal }),
  })

export const meshOfDeviceQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.device(id), 'mesh'],
    queryFn: async ({ signal }) => (await api.mesh.ofDevice({ params: { id }, signal })).node,
  })

export interface LinkWish {
  access: MeshAccess | 'open'
  minutes: number
}

export function useMakeLink(number: number, deviceId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ access, minutes }: LinkWish) =>
      api.mesh.makeLink({
        params: { number },
        body: access === 'open' ? { kind: 'open', deviceId } : { kind: 'share', deviceId, access, minutes },
      }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: keys.meshOfTickets }),
  })
}

export function useEndLink(id: string) {
  const { t } = useTranslation('mesh')
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => api.mesh.endLink({ params: { id } }),
    onError: showError,
    onSuccess: () => showSuccess(t('ended')),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.meshOfTickets }),
  })
}
