import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Me } from '#contract/sessions.ts'
import { isLanguage } from '#web/lib/language.ts'
import { keys, queryClient } from '#web/lib/queries.ts'
import { api } from '../api.ts'
import { useIdempotencyKey } from '../attempt.ts'
import type { RequestDraft } from '../new/request-draft.ts'
import { isPerson } from '../visitor.ts'

interface Sending {
  draft: RequestDraft
  attachmentIds: string[]
}

/** Asks for a service, in the name of whoever is signed in or of the stranger that the draft names. */
export function useRequestService(id: string, visitor: Me | null) {
  const { i18n } = useTranslation('portal')
  const keyOf = useIdempotencyKey()
  return useMutation({
    mutationFn: ({ draft, attachmentIds }: Sending) => {
      const { name, email, website, body: bodyText, fields } = draft
      const language = isLanguage(i18n.language) ? { language: i18n.language } : {}
      const body = {
        bodyText,
        fields,
        attachmentIds,
        ...(isPerson(visitor) ? {} : { stranger: { name, email, website, ...language } }),
      }
      return api.catalogue.request({ params: { id }, body, headers: { idempotencyKey: keyOf(body) } })
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.tickets() }),
  })
}
