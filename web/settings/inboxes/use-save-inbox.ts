import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Inbox } from '#contract/structure.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showSuccess } from '#web/ui/notify.ts'

export type InboxDraft = Pick<
  Inbox,
  | 'name'
  | 'address'
  | 'isDefault'
  | 'language'
  | 'reopenWithinDays'
  | 'signatureHtml'
  | 'quotesHistory'
  | 'aliases'
  | 'takesWholeDomain'
  | 'trustedServers'
> & { teamId: string | null }

interface Sent {
  value: InboxDraft
  changes: Partial<InboxDraft>
}

/** Adds an inbox, or sends what changed of one. */
export function useSaveInbox(id: string | undefined, onSaved: () => void) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ value, changes }: Sent) =>
      id === undefined ? api.inboxes.create({ body: value }) : api.inboxes.update({ params: { id }, body: changes }),
    onSuccess: async (inbox) => {
      await client.invalidateQueries({ queryKey: keys.inboxes })
      showSuccess(t('inboxes.saved', { name: inbox.name }))
      onSaved()
    },
  })
}
