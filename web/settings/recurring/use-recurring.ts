import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { RecurringDraft, RecurringTicket, Timing } from '#contract/recurring-tickets.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'

export function useRecurring() {
  return useQuery({ queryKey: keys.recurring, queryFn: ({ signal }) => api.recurringTickets.list({ signal }) })
}

export function useNextTimes(timing: Timing) {
  return useQuery({
    queryKey: [...keys.recurring, 'preview', timing],
    queryFn: async ({ signal }) => (await api.recurringTickets.preview({ body: timing, signal })).items,
    enabled: timing.startsAt !== '' && timing.rule !== '',
    placeholderData: keepPreviousData,
    retry: false,
  })
}

export function useRecurrences(id: string) {
  return useInfiniteQuery({
    queryKey: keys.recurrences(id),
    queryFn: ({ pageParam, signal }) =>
      api.recurringTickets.recurrences({
        params: { id },
        query: { limit: 30, ...(pageParam && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
}

export function useSaveRecurring(id: string | undefined, onSaved: () => void) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: RecurringDraft) =>
      id === undefined ? api.recurringTickets.create({ body }) : api.recurringTickets.update({ params: { id }, body }),
    onSuccess: async ({ name }) => {
      await client.invalidateQueries({ queryKey: keys.recurring })
      showSuccess(t('recurring.saved', { name }))
      onSaved()
    },
  })
}

export function useRemoveRecurring({ id, name }: RecurringTicket, onRemoved: () => void) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api.recurringTickets.remove({ params: { id } }),
    onError: showError,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.recurring })
      showSuccess(t('recurring.removed', { name }))
      onRemoved()
    },
  })
}

export function useSkip({ id }: RecurringTicket) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  return useMutation({
    mutationFn: (occursAt: string) => api.recurringTickets.skip({ params: { id }, body: { occursAt } }),
    onError: showError,
    onSuccess: () => showSuccess(t('recurring.skipped')),
    onSettled: () => client.invalidateQueries({ queryKey: keys.recurring }),
  })
}
