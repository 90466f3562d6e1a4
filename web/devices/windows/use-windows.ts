import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { WindowDraft } from '#contract/device-watching.ts'
import { api } from '#web/lib/api.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'
import { windowsQuery } from '../api.ts'

export function useAddWindow(onDone: () => void) {
  const { t } = useTranslation('devices')
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (body: WindowDraft) => api.deviceWatching.addWindow({ body }),
    onSuccess: async () => {
      await refresh()
      showSuccess(t('windows.added'))
      onDone()
    },
  })
}

export function useSkipWindow() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (id: string) => api.deviceWatching.skipWindow({ params: { id } }),
    onError: showError,
    onSettled: refresh,
  })
}

export function useRemoveWindow() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (id: string) => api.deviceWatching.removeWindow({ params: { id } }),
    onError: showError,
    onSettled: refresh,
  })
}

function useRefresh() {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: windowsQuery.queryKey })
}
