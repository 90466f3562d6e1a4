import { queryOptions, useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Call } from '#contract/operation.ts'
import type { Service, ServiceDraft } from '#contract/service.ts'
import type { services } from '#contract/services.ts'
import { api } from '#web/lib/api.ts'
import { keys, queryClient } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'

type Order = Call<typeof services.sort>['body']
export type Texts = Service['name']

export const servicesQuery = queryOptions({
  queryKey: keys.services,
  queryFn: ({ signal }) => api.services.list({ signal }),
})

const refresh = () => queryClient.invalidateQueries({ queryKey: keys.services })

/** Adds a service, or saves one. */
export function useSaveService(id: string | undefined, onSaved: () => void) {
  const { t } = useTranslation('settings')
  return useMutation({
    mutationFn: (body: ServiceDraft) =>
      id === undefined ? api.services.create({ body }) : api.services.update({ params: { id }, body }),
    onSuccess: async () => {
      await refresh()
      showSuccess(t('catalogue.saved'))
      onSaved()
    },
  })
}

export function useRemoveService(id: string, onRemoved: () => void) {
  const { t } = useTranslation('settings')
  return useMutation({
    mutationFn: () => api.services.remove({ params: { id } }),
    onError: showError,
    onSuccess: async () => {
      await refresh()
      showSuccess(t('catalogue.removed'))
      onRemoved()
    },
  })
}

export function useSaveCategory(id: string | undefined, onSaved: () => void) {
  const { t } = useTranslation('settings')
  return useMutation({
    mutationFn: (name: Texts) =>
      id === undefined
        ? api.services.addCategory({ body: { name } })
        : api.services.updateCategory({ params: { id }, body: { name } }),
    onSuccess: async () => {
      await refresh()
      showSuccess(t('catalogue.saved'))
      onSaved()
    },
  })
}

export function useRemoveCategory(id: string, onRemoved: () => void) {
  const { t } = useTranslation('settings')
  return useMutation({
    mutationFn: () => api.services.removeCategory({ params: { id } }),
    onError: showError,
    onSuccess: async () => {
      await refresh()
      showSuccess(t('catalogue.removed'))
      onRemoved()
    },
  })
}

export function useSortCatalogue() {
  return useMutation({
    mutationFn: (body: Order) => api.services.sort({ body }),
    onError: showError,
    onSettled: refresh,
  })
}
