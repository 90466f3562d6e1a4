import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Language } from '#contract/common.ts'
import type { MailTemplateKind } from '#contract/mail-templates.ts'
import { api } from '#web/lib/api.ts'
import { useMe } from '#web/lib/me.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'

interface Content {
  subject: string | null
  bodyHtml: string
}

/** Saving, restoring and trying the words of one mail. */
export function useTemplateActs(kind: MailTemplateKind, language: Language, onSettled: () => void) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  const address = useMe().email ?? ''
  const params = { kind, language }
  async function done(words: string) {
    await client.invalidateQueries({ queryKey: keys.mailTemplates })
    onSettled()
    showSuccess(words)
  }
  return {
    save: useMutation({
      mutationFn: (body: Content) => api.mailTemplates.change({ params, body }),
      onSuccess: () => done(t('mails.saved')),
    }),
    restore: useMutation({
      mutationFn: () => api.mailTemplates.restore({ params }),
      onSuccess: () => done(t('mails.restored')),
      onError: showError,
    }),
    test: useMutation({
      mutationFn: async (body: Content) => {
        await api.mailTemplates.test({ params, body })
      },
      onSuccess: () => showSuccess(t('mails.tested', { address })),
      onError: showError,
    }),
  }
}
