import { Switch, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person, PersonRef } from '#contract/people.ts'
import { api } from '#web/lib/api.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { keys } from '#web/lib/queries.ts'
import { FormModal } from '#web/ui/form-modal.tsx'
import { showSuccess } from '#web/ui/notify.ts'
import { PersonPicker } from '#web/ui/person-picker.tsx'
import { useDraft } from '../parts/use-draft.ts'
import { FactorReset } from './factor-reset.tsx'
import { RoleChoice } from './role-choice.tsx'
import { TeamSelect } from './team-select.tsx'
import { TrainingFields } from './training-fields.tsx'

interface Props {
  person: Person
  /** Without whom nobody could change settings any more. */
  isLast: boolean
  onClose: () => void
}

export function PersonDialog({ person, isLast, onClose }: Props) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const client = useQueryClient()
  const [isTried, setTried] = useState(false)
  const { name, role, teamIds, isActive, training, declaresMajor } = person
  const [manager, setManager] = useState<PersonRef | null>(
    person.manager && { ...person.manager, email: null, role: 'agent' },
  )
  const managerId = person.manager?.id ?? null
  const { value, set, changes, isDirty } = useDraft({
    name,
    role,
    teamIds,
    isActive,
    training,
    declaresMajor,
    managerId,
  })
  const save = useMutation({
    mutationFn: () => api.people.update({ params: { id: person.id }, body: changes }),
    onSuccess: async (changed) => {
      await client.invalidateQueries({ queryKey: keys.people() })
      await client.invalidateQueries({ queryKey: keys.teams })
      showSuccess(t('people.saved', { name: changed.name }))
      onClose()
    },
  })
  const refused = useFieldErrors(save.error, { last_administrator: 'role' })
  const hasName = value.name.trim() !== ''
  const submit = () => {
    setTried(true)
    if (!isDirty) onClose()
    else if (hasName) save.mutate()
  }
  return (
    <FormModal
      title={t('people.editTitle', { name: person.name })}
      submitLabel={common('save')}
      isDirty={isDirty}
      isSaving={save.isPending}
      error={refused.rest}
      extra={<FactorReset person={person} onDone={onClose} />}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label={common('name')}
        maxLength={120}
        value={value.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
        error={isTried && !hasName ? t('nameMissing') : refused.of('name')}
      />
      <RoleChoice
        withRequester
        value={value.role}
        onChange={(next) => set({ role: next })}
        disabled={isLast || !person.can.changeRole}
        description={isLast ? t('people.lastAdministrator') : undefined}
        error={refused.of('role')}
      />
      <PersonPicker
        label={t('people.manager')}
        description={t('people.managerText')}
        value={manager}
        onChange={(next) => {
          setManager(next)
          set({ managerId: next?.id ?? null })
        }}
        error={refused.of('managerId')}
      />
      <TeamSelect value={value.teamIds} onChange={(next) => set({ teamIds: next })} />
      {value.role !== 'requester' && person.can.changeRole && (
        <TrainingFields
          personId={person.id}
          value={value.training}
          onChange={(next) => set({ training: next })}
          error={refused.of('training.seniorIds')}
        />
      )}
      {value.role === 'agent' && person.can.changeRole && (
        <Switch
          label={t('people.declaresMajor')}
          description={t('people.declaresMajorHelp')}
          checked={value.declaresMajor}
          onChange={(event) => set({ declaresMajor: event.currentTarget.checked })}
        />
      )}
      <Switch
        label={t('people.active')}
        description={t('people.activeHelp')}
        checked={value.isActive}
        disabled={isLast || !person.can.changeRole}
        onChange={(event) => set({ isActive: event.currentTarget.checked })}
      />
    </FormModal>
  )
}
