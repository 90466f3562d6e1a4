import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ApiError } from '#web/lib/api-error.ts'
import { keys, queryClient } from '#web/lib/queries.ts'
import { api } from '../api.ts'
import { useIdempotencyKey } from '../attempt.ts'
import { showSuccess } from '../frame/toast.ts'

interface Reply {
  bodyText: string
  attachmentIds: string[]
}

export function useReply(number: number) {
  const { t } = useTranslation('portal')
  const keyOf = useIdempotencyKey()
  return useMutation({
    mutationFn: (reply: Reply) =>
      api.messages.add({
        params: { number },
        body: { kind: 'reply', ...reply },
        headers: { idempotencyKey: keyOf(reply) },
      }),
    onSuccess: (message) => {
      // Only agents' replies wait.
      if ('sendAt' in message) return
      void queryClient.invalidateQueries({ queryKey: keys.messages(number) })
      void queryClient.invalidateQueries({ queryKey: keys.ticket(number) })
      void queryClient.invalidateQueries({ queryKey: keys.tickets() })
      showSuccess(t('reply.sent'))
    },
    onError: (error) => {
      // It was closed while the answer was written: the page then says what to do instead.
      if (error instanceof ApiError && error.code === 'ticket_closed') {
        void queryClient.invalidateQueries({ queryKey: keys.ticket(number) })
      }
    },
  })
}
