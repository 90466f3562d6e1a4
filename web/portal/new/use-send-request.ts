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
export function useSendRequest(visitor: Me | null) {
  const { i18n } = useTranslation('portal')
  const keyOf = useIdempotencyKey()

  return useMutation({
    mutationFn: async ({ draft, attachmentIds }: Sending): Promise<number> => {
      const words = { subject: draft.subject, bodyText: draft.body, type: draft.type, urgency: draft.urgency }
      const body = { ...words, fields: draft.fields, attachmentIds }
      const headers = { idempotencyKey: keyOf({ ...draft, attachmentIds }) }
      if (isPerson(visitor)) {
        // Only agents have to say whom it is for: a requester always writes for the own self.
        const asRequester =
          visitor.role === 'requester' ? {} : { requester: { id: visitor.id }, channel: 'portal' as const }
        const ticket = await api.tickets.create({ body: { ...body, ...asRequester }, headers })
        queryClient.setQueryData(keys.ticket(ticket.number), ticket)
        return ticket.number
      }
      const { name, email, website } = draft
      const language = isLanguage(i18n.language) ? { language: i18n.language } : {}
      const sent = await api.portal.submit({ body: { ...body, ...language, name, email, website }, headers })
      return sent.number
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.tickets() }),
  })
}
