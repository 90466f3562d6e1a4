import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { SideConversation } from '#contract/side-conversations.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'

type Start = Parameters<typeof api.sideConversations.start>[0]['body']
type Draft = Parameters<typeof api.sideConversations.write>[0]['body']

/** What can be done with the side conversations of a ticket. */
export function useSide(number: number) {
  const { t } = useTranslation('tickets')
  const queries = useQueryClient()
  const refresh = () => void queries.invalidateQueries({ queryKey: keys.ticket(number) })
  const sent = () => {
    refresh()
    showSuccess(t('side.sent'))
  }
  const start = useMutation({
    mutationFn: (body: Start) => api.sideConversations.start({ params: { number }, body }),
    onSuccess: (started) => {
      // It is opened at once, before the list was asked for again.
      queries.setQueryData<{ items: SideConversation[] }>(
        keys.sideConversations(number),
        (before) => before && { items: [started, ...before.items] },
      )
      sent()
    },
  })
  const write = useMutation({
    mutationFn: ({ id, ...body }: Draft & { id: string }) => api.sideConversations.write({ params: { id }, body }),
    onSuccess: sent,
  })
  const finish = useMutation({
    mutationFn: ({ id, isDone }: { id: string; isDone: boolean }) =>
      api.sideConversations.change({ params: { id }, body: { isDone } }),
    onSuccess: refresh,
    onError: showError,
  })
  const move = useMutation({
    mutationFn: ({ id, to }: { id: string; to: number }) =>
      api.sideConversations.move({ params: { id }, body: { to } }),
    onSuccess: (moved) => {
      refresh()
      void queries.invalidateQueries({ queryKey: keys.ticket(moved.ticketNumber) })
      showSuccess(t('side.moved', { number: moved.ticketNumber }))
    },
  })
  return { start, write, finish, move }
}
