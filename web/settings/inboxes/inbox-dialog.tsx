import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { emailAddress } from '#contract/common.ts'
import type { Inbox } from '#contract/structure.ts'
import { ApiError } from '#web/lib/api-error.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { useDesk } from '#web/lib/me.ts'
import { FormModal } from '#web/ui/form-modal.tsx'
import { useDraft } from '../parts/use-draft.ts'
import { InboxFields } from './inbox-fields.tsx'
import { type InboxDraft, useSaveInbox } from './use-save-inbox.ts'

interface Props {
  inbox: Inbox | undefined
  onClose: () => void
}

export function InboxDialog({ inbox, onClose }: Props) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const desk = useDesk()
  const [isTried, setTried] = useState(false)
  const draft = useDraft<InboxDraft>(inbox ? draftOf(inbox) : { ...emptyInbox, language: desk.language })
  const save = useSaveInbox(inbox?.id, onClose)
  const refused = useFieldErrors(save.error, { address_taken: ownerOf(save.error) })
  const faults: Partial<Record<keyof InboxDraft, string>> = {}
  const { name, address, reopenWithinDays } = draft.value
  if (name.trim() === '') faults.name = t('nameMissing')
  if (!emailAddress.safeParse(address).success) faults.address = t('addressInvalid')
  if (!(reopenWithinDays >= 0 && reopenWithinDays <= 3650)) faults.reopenWithinDays = t('inboxes.reopenInvalid')

  const submit = () => {
    setTried(true)
    if (inbox && !draft.isDirty) onClose()
    else if (Object.keys(faults).length === 0) save.mutate(draft)
  }
  return (
    <FormModal
      title={inbox ? t('inboxes.editTitle', { name: inbox.name }) : t('inboxes.addTitle')}
      submitLabel={common('save')}
      isDirty={draft.isDirty}
      isSaving={save.isPending}
      error={refused.rest}
      onSubmit={submit}
      onClose={onClose}
    >
      <InboxFields
        value={draft.value}
        onChange={draft.set}
        wasDefault={inbox?.isDefault ?? false}
        errorOf={(field) => (isTried ? faults[field] : undefined) ?? refused.of(field)}
      />
    </FormModal>
  )
}

const emptyInbox = {
  name: '',
  address: '',
  teamId: null,
  isDefault: false,
  reopenWithinDays: 30,
  signatureHtml: '',
  quotesHistory: null,
  aliases: [],
  takesWholeDomain: false,
  trustedServers: [],
}

/** The field that a taken address or domain belongs to. */
function ownerOf(error: unknown): keyof InboxDraft {
  const [path = 'address'] = Object.keys(error instanceof ApiError ? error.fields : {})
  if (path === 'takesWholeDomain') return path
  return path.startsWith('aliases') ? 'aliases' : 'address'
}

function draftOf({ team, id: _id, counts: _counts, signature: _twin, ...fields }: Inbox): InboxDraft {
  return { ...fields, teamId: team?.id ?? null }
}
