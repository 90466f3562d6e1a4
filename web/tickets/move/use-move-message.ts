import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'

/** Moves a message, with undo in one click. */
export function useMoveMessage(number: number, messageId: string) {
  const { t } = useTranslation('tickets')
  const { t: common } = useTranslation('common')
  const refresh = useRefresh(number)
  const back = useUndoMove(messageId)
  return useMutation({
    mutationFn: (to: number | undefined) =>
      api.messages.move({ params: { number, id: messageId }, body: to === undefined ? {} : { to } }),
    onSuccess: (moved) => {
      refresh(moved.number)
      showSuccess(t('move.done', { number: moved.number }), {
        label: common('undo'),
        run: () => back.mutate(moved.number),
      })
    },
  })
}

/** Puts a message of the given ticket back where it was moved from. */
export function useUndoMove(messageId: string) {
  const { t } = useTranslation('tickets')
  const queries = useQueryClient()
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (number: number) => api.messages.undoMove({ params: { number, id: messageId } }),
    onSuccess: (moved, number) => {
      refresh(number, moved.number)
      showSuccess(t('move.undone', { number: moved.number }))
    },
    onError: (error, number) => {
      showError(error)
      void queries.invalidateQueries({ queryKey: keys.ticket(number) })
    },
  })
}

function useRefresh(...always: number[]) {
  const queries = useQueryClient()
  return (...numbers: number[]) => {
    for (const number of [...always, ...numbers]) void queries.invalidateQueries({ queryKey: keys.ticket(number) })
    for (const queryKey of [keys.viewLists, keys.viewCounts, keys.tickets(), keys.mail()]) {
      void queries.invalidateQueries({ queryKey })
    }
  }
}
