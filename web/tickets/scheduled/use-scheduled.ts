import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScheduledReply } from '#contract/scheduled-reply.ts'
import { ApiError, api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import type { WaitingReply } from '#web/lib/waiting-reply.ts'
import { showError, showSuccess, showWarning } from '#web/ui/notify.ts'
import { useMoment } from '../use-moment.ts'
import { scheduledQuery } from './queries.ts'

const none: WaitingReply[] = []

export type Scheduled = ReturnType<typeof useScheduled>

/**
 * The replies of a ticket that have not left, and what can be done with them. `takeBack` puts one into the composer
 * and says whether it is safe there; until then the server keeps it.
 */
export function useScheduled(number: number, takeBack: (reply: ScheduledReply) => Promise<boolean>) {
  const { t } = useTranslation('tickets')
  const moment = useMoment()
  const queries = useQueryClient()
  const { data = none } = useQuery(scheduledQuery(number))
  // What was just sent stands last, where the eye is.
  const replies = useMemo(() => [...data.filter(isChosen), ...data.filter((one) => !isChosen(one))], [data])
  const settled = {
    onError: (error: unknown) => {
      const hasLeft = error instanceof ApiError && error.code === 'not_found'
      if (hasLeft) showWarning(t('scheduled.gone'))
      else showError(error)
    },
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: keys.ticket(number) })
      void queries.invalidateQueries({ queryKey: keys.ownReplies })
    },
  }

  const edit = useMutation({
    ...settled,
    mutationFn: async (reply: ScheduledReply) => {
      const stopped = reply.state === 'stopped' ? reply : await api.scheduledReplies.stop({ params: { id: reply.id } })
      if (await takeBack(stopped)) await api.scheduledReplies.remove({ params: { id: reply.id } })
    },
  })
  const send = useMutation({
    ...settled,
    mutationFn: ({ id }: ScheduledReply) => api.scheduledReplies.send({ params: { id } }),
    onSuccess: () => showSuccess(t('send.done')),
  })
  const move = useMutation({
    ...settled,
    mutationFn: ({ id, sendAt }: Pick<ScheduledReply, 'id' | 'sendAt'>) =>
      api.scheduledReplies.change({ params: { id }, body: { sendAt } }),
    onSuccess: ({ sendAt }) => showSuccess(t('scheduled.done', { when: moment(sendAt) })),
  })
  const stop = useMutation({
    ...settled,
    mutationFn: ({ id }: ScheduledReply) => api.scheduledReplies.stop({ params: { id } }),
  })
  const discard = useMutation({
    ...settled,
    mutationFn: ({ id }: ScheduledReply) => api.scheduledReplies.remove({ params: { id } }),
  })
  const approve = useMutation({
    ...settled,
    mutationFn: ({ id, bodyHtml }: Pick<ScheduledReply, 'id'> & { bodyHtml?: string; name: string }) =>
      api.scheduledReplies.approve({ params: { id }, body: { ...(bodyHtml !== undefined && { bodyHtml }) } }),
    onSuccess: (_, { name }) => showSuccess(t('approval.approved', { name })),
  })
  const sendBack = useMutation({
    ...settled,
    mutationFn: ({ id, word }: Pick<ScheduledReply, 'id' | 'word'> & { name: string }) =>
      api.scheduledReplies.sendBack({ params: { id }, body: { word } }),
    onSuccess: (_, { name }) => showSuccess(t('approval.sentBack', { name })),
  })
  return { replies, edit, send, move, stop, discard, approve, sendBack }
}

function isChosen({ kind, state }: ScheduledReply): boolean {
  return kind !== 'undo' || state === 'stopped'
}
