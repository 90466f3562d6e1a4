import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Checklist } from '#contract/tasks.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { FormModal } from '#web/ui/form-modal.tsx'
import { useDraft } from '../parts/use-draft.ts'
import { ItemsField } from './items-field.tsx'
import { type ChecklistDraft, useRemoveChecklist, useSaveChecklist } from './use-checklists.ts'

const empty: ChecklistDraft = { name: '', items: [{ title: '', dueAfterHours: null }] }

export function ChecklistDialog({ checklist, onClose }: { checklist: Checklist | undefined; onClose: () => void }) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const [isTried, setTried] = useState(false)
  const { value, set, isDirty } = useDraft<ChecklistDraft>(
    checklist ? { name: checklist.name, items: checklist.items } : empty,
  )
  const save = useSaveChecklist(checklist?.id, onClose)
  const refused = useFieldErrors(save.error, { name_taken: 'name' })
  const items = value.items.filter(({ title }) => title.trim() !== '')
  const hasName = value.name.trim() !== ''
  const submit = () => {
    setTried(true)
    if (checklist && !isDirty) onClose()
    else if (hasName && items.length > 0) save.mutate({ name: value.name, items })
  }
  return (
    <FormModal
      title={checklist ? t('checklists.editTitle', { name: checklist.name }) : t('checklists.addTitle')}
      submitLabel={common('save')}
      isDirty={isDirty}
      isSaving={save.isPending}
      error={refused.rest}
      extra={checklist && <RemoveChecklist checklist={checklist} onRemoved={onClose} />}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={common('name')}
        maxLength={120}
        value={value.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
        error={isTried && !hasName ? t('nameMissing') : refused.of('name')}
      />
      <ItemsField
        value={value.items}
        onChange={(next) => set({ items: next })}
        error={isTried && items.length === 0 ? t('checklists.tasksMissing') : refused.of('items')}
      />
    </FormModal>
  )
}

function RemoveChecklist({ checklist, onRemoved }: { checklist: Checklist; onRemoved: () => void }) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const remove = useRemoveChecklist(checklist, onRemoved)
  return (
    <ConfirmButton
      variant="subtle"
      color="red"
      loading={remove.isPending}
      title={t('checklists.removeTitle', { name: checklist.name })}
      text={t('checklists.removeText')}
      confirmLabel={common('remove')}
      onConfirm={() => remove.mutate()}
    >
      {t('checklists.remove')}
    </ConfirmButton>
  )
}
