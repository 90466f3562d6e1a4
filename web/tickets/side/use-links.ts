import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { LinkKind } from '#contract/links.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'

interface Link {
  to: number
  kind: LinkKind
}

/** Links a ticket, or says anew how two that are linked belong together. */
export function useLinkTicket(number: number) {
  const refresh = useRefresh(number)
  return useMutation({
    mutationFn: (link: Link) => api.tickets.link({ params: { number }, body: link }),
    onSuccess: (_, { to }) => refresh(to),
  })
}

/** Takes a link away, with undo in one click. */
export function useUnlinkTicket(number: number) {
  const { t } = useTranslation('tickets')
  const { t: common } = useTranslation('common')
  const refresh = useRefresh(number)
  const back = useLinkTicket(number)
  return useMutation({
    mutationFn: ({ to }: Link) => api.tickets.unlink({ params: { number, to } }),
    onError: showError,
    onSuccess: (_, link) => {
      refresh(link.to)
      const undo = { label: common('undo'), run: () => back.mutate(link, { onError: showError }) }
      showSuccess(t('links.removed', { number: link.to }), undo)
    },
  })
}

function useRefresh(number: number) {
  const queries = useQueryClient()
  return (other: number) => {
    for (const one of [number, other]) void queries.invalidateQueries({ queryKey: keys.ticket(one) })
  }
}
