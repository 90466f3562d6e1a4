import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'

function useRefresh() {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: keys.patterns })
}

/** With undo in one click. */
export function useDismissPattern(id: string) {
  const { t } = useTranslation('problems')
  const { t: common } = useTranslation('common')
  const refresh = useRefresh()
  const reopen = useReopenPattern(id)
  return useMutation({
    mutationFn: (reason: string) => api.patterns.dismiss({ params: { id }, body: { reason } }),
    onSuccess: async () => {
      await refresh()
      showSuccess(t('pattern.dismissed'), { label: common('undo'), run: () => reopen.mutate() })
    },
  })
}

export function useReopenPattern(id: string) {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: () => api.patterns.reopen({ params: { id } }),
    onError: showError,
    onSuccess: refresh,
  })
}

export function useSplitOff(id: string) {
  const { t } = useTranslation('problems')
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (number: number) => api.patterns.splitOff({ params: { id }, body: { numbers: [number] } }),
    onError: showError,
    onSuccess: async (_, number) => {
      await refresh()
      showSuccess(t('pattern.split.done', { number }))
    },
  })
}
