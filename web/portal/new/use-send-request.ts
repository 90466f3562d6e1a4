import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Me } from '#contract/sessions.ts'
import { isLanguage } from '#web/lib/language.ts'
import { keys, queryClient } from '#web/lib/queries.ts'
import { api } from '../api.ts'
import { useIdempotencyKey } from '../attempt.ts'
import { isPerson } from '../visitor.ts'
import type { RequestDraft } from './request-draft.ts'

interface Sending {
  draft: RequestDraft
  attachmentIds: string[]
}

/** Sends a request in the name of whoever is signed in, or of the stranger that the draft names. */
export function useSendRequest(visitor: Me | null, label: string | undefined) {
  const { i18n } = useTranslation('portal')
  const keyOf = useIdempotencyKey()

  return useMutation({
    mutationFn: async ({ draft, attachmentIds }: Sending): Promise<number> => {
      const words = { subject: draft.subject, bodyText: draft.body, type: draft.type, urgency: draft.urgency }
      const body = { ...words, fields: draft.fields, attachmentIds }
      const headers = { idempotencyKey: keyOf({ ...draft, attachmentIds }) }
      if (label !== undefined) {
        const report = isPerson(visitor) ? body : { ...body, ...strangerOf(draft, i18n.language) }
        return (await api.deviceLabels.report({ params: { token: label }, body: report, headers })).number
      }
      if (isPerson(visitor)) {
        // Only agents have to say whom it is for: a requester always writes for the own self.
        const asRequester =
          visitor.role === 'requester' ? {} : { requester: { id: visitor.id }, channel: 'portal' as const }
        const ticket = await api.tickets.create({ body: { ...body, ...asRequester }, headers })
        queryClient.setQueryData(keys.ticket(ticket.number), ticket)
        return ticket.number
      }
      return (await api.portal.submit({ body: { ...body, ...strangerOf(draft, i18n.language) }, headers })).number
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.tickets() }),
  })
}

function strangerOf({ name, email, website }: RequestDraft, language: string) {
  return { name, email, website, ...(isLanguage(language) && { language }) }
}
