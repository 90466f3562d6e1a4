import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReceivingSettings } from '#contract/receiving.ts'
import type { Inbox } from '#contract/structure.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { FormModal } from '#web/ui/form-modal.tsx'
import { useConsents } from '../queries.ts'
import { FolderFields } from './folder-fields.tsx'
import { draftOf, faultsOf, type MailboxDraft } from './mailbox-draft.ts'
import { ServerFields } from './server-fields.tsx'
import { TryMailbox } from './try-mailbox.tsx'
import { useRemoveMailbox, useSaveMailbox, useTryMailbox } from './use-mailbox.ts'

interface Props {
  inbox: Inbox
  receiving: ReceivingSettings | null
  onClose: () => void
}

export function MailboxDialog({ inbox, receiving, onClose }: Props) {
  const { t } = useTranslation('receiving')
  const { t: common } = useTranslation('common')
  const consents = useConsents().data
  const [edits, setEdits] = useState<Partial<MailboxDraft>>({})
  const [isTried, setTried] = useState(false)
  const save = useSaveMailbox(inbox.id, onClose)
  const remove = useRemoveMailbox(inbox.id, onClose)
  const attempt = useTryMailbox(inbox.id)
  const refused = useFieldErrors(save.error ?? attempt.error)
  const method = consents?.items.find(({ id }) => id === receiving?.oauthConnectionId)?.provider ?? 'password'
  const draft = { ...draftOf(receiving, inbox.address, method), ...edits }
  const faults = faultsOf(draft)
  const errorOf = (field: keyof MailboxDraft) => {
    const fault = isTried ? faults[field] : undefined
    return fault ? t(`form.${fault}`) : refused.of(field)
  }
  const set = (part: Partial<MailboxDraft>) => setEdits((before) => ({ ...before, ...part }))
  const submit = () => {
    setTried(true)
    if (Object.keys(faults).length === 0) save.mutate(draft)
  }
  return (
    <FormModal
      title={t('form.title', { name: inbox.name })}
      text={t('form.text')}
      submitLabel={common('save')}
      isDirty={Object.keys(edits).length > 0}
      isSaving={save.isPending}
      error={refused.rest}
      extra={
        receiving && (
          <ConfirmButton
            title={t('removeTitle')}
            text={t('removeText')}
            confirmLabel={t('remove')}
            color="red"
            variant="subtle"
            loading={remove.isPending}
            onConfirm={() => remove.mutate()}
          >
            {t('remove')}
          </ConfirmButton>
        )
      }
      onSubmit={submit}
      onClose={onClose}
    >
      <ServerFields draft={draft} onChange={set} errorOf={errorOf} hasPassword={receiving?.hasPassword ?? false} />
      <TryMailbox attempt={attempt} draft={draft} />
      <FolderFields
        draft={draft}
        onChange={set}
        errorOf={errorOf}
        known={attempt.data?.works === true ? attempt.data.folders.map(({ path }) => path) : []}
      />
    </FormModal>
  )
}
