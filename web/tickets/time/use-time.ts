import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { TimeEntry } from '#contract/time-entries.ts'
import { api } from '#web/lib/api.ts'
import { useFormat } from '#web/lib/format.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'

export interface EntryDraft {
  minutes: number
  activity: string
  note: string
}

export function timeQuery(number: number) {
  return queryOptions({
    queryKey: keys.time(number),
    queryFn: ({ signal }) => api.timeEntries.list({ params: { number }, signal }),
  })
}

export const activitiesQuery = queryOptions({
  queryKey: keys.activities,
  queryFn: ({ signal }) => api.timeEntries.activities({ signal }),
  select: (answer) => answer.items,
})

/** Asked again now and then: it may have been started on another device. */
export const timerQuery = queryOptions({
  queryKey: keys.timer,
  queryFn: ({ signal }) => api.timeEntries.timer({ signal }),
  select: (answer) => answer.timer,
})

/** Entering, changing and removing time; removing can be undone. */
export function useTime(number: number) {
  const { t } = useTranslation('tickets')
  const { t: common } = useTranslation('common')
  const { duration } = useFormat()
  const refresh = useRefresh(number)
  const add = useMutation({
    mutationFn: (body: EntryDraft & { startedAt?: string }) => api.timeEntries.add({ params: { number }, body }),
    onSuccess: refresh,
  })
  const change = useMutation({
    mutationFn: ({ id, ...body }: EntryDraft & { id: string }) => api.timeEntries.change({ params: { id }, body }),
    onSuccess: refresh,
  })
  const remove = useMutation({
    mutationFn: ({ id }: TimeEntry) => api.timeEntries.remove({ params: { id } }),
    onError: showError,
    onSuccess: (_, { minutes, activity, note, startedAt }) => {
      refresh()
      showSuccess(t('time.removed', { duration: duration(minutes * 60) }), {
        label: common('undo'),
        run: () => add.mutate({ minutes, activity, note, startedAt }),
      })
    },
  })
  return { add, change, remove }
}

export type TimeActs = ReturnType<typeof useTime>

export function useTimer(number: number) {
  const { t } = useTranslation('tickets')
  const { duration } = useFormat()
  const refresh = useRefresh(number)
  const start = useMutation({
    mutationFn: () => api.timeEntries.start({ params: { number } }),
    onError: showError,
    onSuccess: ({ stopped }) => {
      refresh(stopped?.number)
      if (stopped === null) return
      const words = { duration: duration(stopped.minutes * 60), number: stopped.number }
      showSuccess(t('time.enteredElsewhere', words))
    },
  })
  const stop = useMutation({
    mutationFn: () => api.timeEntries.stop({ body: {} }),
    onError: showError,
    onSuccess: ({ minutes }) => showSuccess(t('time.entered', { duration: duration(minutes * 60) })),
    onSettled: () => refresh(),
  })
  const discard = useMutation({
    mutationFn: () => api.timeEntries.discard(),
    onError: showError,
    onSettled: () => refresh(),
  })
  return { start, stop, discard }
}

function useRefresh(number: number) {
  const queries = useQueryClient()
  return (other?: unknown) => {
    void queries.invalidateQueries({ queryKey: keys.time(number) })
    void queries.invalidateQueries({ queryKey: keys.history(number) })
    void queries.invalidateQueries({ queryKey: keys.timer })
    void queries.invalidateQueries({ queryKey: keys.activities })
    if (typeof other === 'number') void queries.invalidateQueries({ queryKey: keys.time(other) })
  }
}
