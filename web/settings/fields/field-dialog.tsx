import { Checkbox, Group, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CustomField, type FieldSubject, fieldKey, fieldType } from '#contract/fields.ts'
import { isReference } from '#contract/reference-types.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { useLabel } from '#web/lib/field-words.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { FormModal } from '#web/ui/form-modal.tsx'
import { useDraft } from '../parts/use-draft.ts'
import { DependsField } from './depends-field.tsx'
import { keyFrom } from './key-from.ts'
import { OptionsField } from './options-field.tsx'
import { TicketRules } from './ticket-rules.tsx'
import { type FieldDraft, useRemoveField, useSaveField } from './use-fields.ts'

interface Props {
  subject: FieldSubject
  field: CustomField | undefined
  others: CustomField[]
  onClose: () => void
}

const empty: Omit<FieldDraft, 'subject'> = {
  key: '',
  type: 'text',
  labels: { es: '', en: '' },
  help: { es: '', en: '' },
  options: [],
  ticketTypes: [],
  isRequiredOnOpen: false,
  isRequiredOnSolve: false,
  portal: 'hidden',
  shownWhen: null,
  isArchived: false,
}
const flagsOf = {
  ticket: ['isRequiredOnOpen', 'isRequiredOnSolve', 'isArchived'],
  person: ['isArchived'],
  organization: ['isArchived'],
} as const satisfies Record<FieldSubject, readonly (keyof FieldDraft)[]>
const withOptions: CustomField['type'][] = ['choice', 'choices', 'tree']

export function FieldDialog({ subject, field, others, onClose }: Props) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const label = useLabel()
  const [isTried, setTried] = useState(false)
  const { value, set, isDirty } = useDraft<FieldDraft>(field ? draftOf(field) : { ...empty, subject })
  const save = useSaveField(field?.id, onClose)
  const refused = useFieldErrors(save.error, { name_taken: 'key' })
  const key = field?.key ?? (value.key || keyFrom(value.labels.es || value.labels.en))
  const hasName = value.labels.es.trim() !== '' || value.labels.en.trim() !== ''
  const isKey = fieldKey.safeParse(key).success
  const hasOptions = withOptions.includes(value.type)
  const options = hasOptions ? value.options.filter(({ labels }) => labels.es.trim() + labels.en.trim() !== '') : []
  const lacksOptions = hasOptions && options.length === 0
  const submit = () => {
    setTried(true)
    if (field && !isDirty) onClose()
    else if (hasName && isKey && !lacksOptions) save.mutate({ ...value, key, options })
  }

  return (
    <FormModal
      title={field ? t('fields.editTitle', { name: label(field.labels) }) : t('fields.addTitle')}
      size="xl"
      submitLabel={common('save')}
      isDirty={isDirty}
      isSaving={save.isPending}
      error={refused.rest}
      extra={field && <RemoveField field={field} onRemoved={onClose} />}
      onSubmit={submit}
      onClose={onClose}
    >
      <Group grow align="flex-start" preventGrowOverflow={false}>
        <TextInput
          data-autofocus
          label={t('fields.nameEs')}
          maxLength={120}
          value={value.labels.es}
          error={isTried && !hasName ? t('fields.nameMissing') : refused.of('labels')}
          onChange={(event) => set({ labels: { ...value.labels, es: event.currentTarget.value } })}
        />
        <TextInput
          label={t('fields.nameEn')}
          maxLength={120}
          value={value.labels.en}
          onChange={(event) => set({ labels: { ...value.labels, en: event.currentTarget.value } })}
        />
      </Group>
      <Group grow align="flex-start" preventGrowOverflow={false}>
        <Select
          label={t('fields.kind')}
          allowDeselect={false}
          readOnly={field !== undefined}
          data={fieldType.options.map((type) => ({ value: type, label: t(`fields.type.${type}`) }))}
          value={value.type}
          onChange={(type) => set(ofType(fieldType.parse(type), value))}
        />
        <TextInput
          label={t('fields.key')}
          description={t('fields.keyHint')}
          readOnly={field !== undefined}
          maxLength={40}
          value={key}
          error={isTried && !isKey ? t('fields.keyBad') : refused.of('key') && t('fields.keyTaken')}
          onChange={(event) => set({ key: event.currentTarget.value })}
        />
      </Group>
      {hasOptions && (
        <OptionsField
          value={value.options}
          saved={field?.options ?? []}
          isTree={value.type === 'tree'}
          error={isTried && lacksOptions ? t('fields.optionsMissing') : refused.of('options')}
          onChange={(next) => set({ options: next })}
        />
      )}
      <Group grow align="flex-start" preventGrowOverflow={false}>
        <TextInput
          label={t('fields.helpEs')}
          maxLength={300}
          value={value.help.es}
          onChange={(event) => set({ help: { ...value.help, es: event.currentTarget.value } })}
        />
        <TextInput
          label={t('fields.helpEn')}
          maxLength={300}
          value={value.help.en}
          onChange={(event) => set({ help: { ...value.help, en: event.currentTarget.value } })}
        />
      </Group>
      {subject === 'ticket' && <TicketRules value={value} onChange={set} />}
      <DependsField
        value={value.shownWhen}
        others={others.filter((other) => !other.isArchived && !isReference(other.type))}
        error={refused.of('shownWhen')}
        onChange={(shownWhen) => set({ shownWhen })}
      />
      {flagsOf[subject].map((flag) => (
        <Checkbox
          key={flag}
          label={t(`fields.${flag}`)}
          checked={value[flag]}
          onChange={(event) => set({ [flag]: event.currentTarget.checked })}
        />
      ))}
    </FormModal>
  )
}

/** Requesters look nobody up, so a person is none of what they fill in. */
function ofType(type: CustomField['type'], { portal }: FieldDraft): Partial<FieldDraft> {
  return { type, ...(type === 'person' && portal === 'editable' && { portal: 'shown' }) }
}

function draftOf({ id: _, ...draft }: CustomField): FieldDraft {
  return draft
}

function RemoveField({ field, onRemoved }: { field: CustomField; onRemoved: () => void }) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const label = useLabel()
  const remove = useRemoveField(field, onRemoved)
  return (
    <ConfirmButton
      variant="subtle"
      color="red"
      loading={remove.isPending}
      title={t('fields.removeTitle', { name: label(field.labels) })}
      text={t('fields.removeText')}
      confirmLabel={common('remove')}
      onConfirm={() => remove.mutate()}
    >
      {t('fields.remove')}
    </ConfirmButton>
  )
}
