import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'

/** Merges a ticket into another one, with undo in one click. */
export function useMerge(number: number, onMerged: (into: number) => void) {
  const { t } = useTranslation('tickets')
  const { t: common } = useTranslation('common')
  const refresh = useRefresh()
  const back = useUnmerge()
  return useMutation({
    mutationFn: (into: number) => api.tickets.merge({ params: { number }, body: { into } }),
    onSuccess: (standing) => {
      refresh()
      onMerged(standing.number)
      const undo = { label: common('undo'), run: () => back.mutate(number) }
      showSuccess(t('merge.done', { number, into: standing.number }), undo)
    },
  })
}

/** Takes the merge of a ticket back. */
export function useUnmerge() {
  const { t } = useTranslation('tickets')
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (number: number) => api.tickets.unmerge({ params: { number } }),
    onError: showError,
    onSuccess: ({ number }) => {
      refresh()
      showSuccess(t('merge.undone', { number }))
    },
  })
}

/** Every ticket that is open: the one that stands is not always known here. */
function useRefresh() {
  const queries = useQueryClient()
  return () => {
    for (const queryKey of [keys.tickets(), keys.viewLists, keys.viewCounts, keys.mail(), ['ticket']]) {
      void queries.invalidateQueries({ queryKey })
    }
  }
}
