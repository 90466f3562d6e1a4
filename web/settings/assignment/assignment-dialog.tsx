import { NumberInput, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { assignmentMode, type TeamAssignment } from '#contract/assignment.ts'
import { mostCapacity } from '#contract/duty.ts'
import { api } from '#web/lib/api.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { FormModal } from '#web/ui/form-modal.tsx'
import { Choice } from '../parts/choice.tsx'
import { useDraft } from '../parts/use-draft.ts'
import css from './assignment.module.css'
import { type AssignmentDraft, useSaveAssignment } from './use-team-assignments.ts'

const priorities = [1, 2, 3, 4] as const

export function AssignmentDialog({ assignment, onClose }: { assignment: TeamAssignment; onClose: () => void }) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const { team, members } = assignment
  const { value, set, changes, isDirty } = useDraft<AssignmentDraft>(draftOf(assignment))
  const save = useSaveAssignment(team, onClose)
  const refused = useFieldErrors(save.error)
  const calendars = useQuery({
    queryKey: ['calendars'],
    queryFn: ({ signal }) => api.calendars.list({ signal }),
  })
  return (
    <FormModal
      title={t('assignment.editTitle', { name: team.name })}
      text={t('assignment.onDuty')}
      submitLabel={common('save')}
      isDirty={isDirty}
      isSaving={save.isPending}
      error={refused.rest}
      onSubmit={() => (isDirty ? save.mutate(changes) : onClose())}
      onClose={onClose}
    >
      <Choice
        label={t('assignment.mode')}
        value={value.mode}
        onChange={(mode) => set({ mode })}
        options={assignmentMode.options.map((mode) => ({
          value: mode,
          title: t(`assignment.${mode}`),
          text: t(`assignment.${mode}Text`),
        }))}
      />
      <Select
        label={t('assignment.calendar')}
        description={t('assignment.calendarHelp')}
        placeholder={t('assignment.always')}
        data={(calendars.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={value.calendarId}
        clearable
        clearButtonProps={{ 'aria-label': t('assignment.always') }}
        onChange={(calendarId) => set({ calendarId })}
        error={refused.of('calendarId')}
      />
      <fieldset className={css.group}>
        <legend>{t('assignment.weights')}</legend>
        <p className={css.text}>{t('assignment.weightsText')}</p>
        <div className={css.numbers}>
          {priorities.map((priority, index) => (
            <NumberInput
              key={priority}
              label={common(`priority.${priority}`)}
              min={0}
              max={100}
              allowDecimal={false}
              value={value.weights[index] ?? 1}
              onChange={(next) => set({ weights: value.weights.map((old, at) => (at === index ? Number(next) : old)) })}
            />
          ))}
        </div>
      </fieldset>
      <fieldset className={css.group}>
        <legend>{t('assignment.capacities')}</legend>
        <p className={css.text}>{members.length === 0 ? t('assignment.noMembers') : t('assignment.capacityText')}</p>
        <ul className={css.people}>
          {members.map(({ id, name }) => (
            <li key={id} className={css.person}>
              <span>{name}</span>
              <NumberInput
                size="xs"
                w={90}
                aria-label={t('assignment.capacityOf', { name })}
                min={0}
                max={mostCapacity}
                allowDecimal={false}
                value={value.capacities[id] ?? 0}
                onChange={(next) => set({ capacities: { ...value.capacities, [id]: Number(next) } })}
              />
            </li>
          ))}
        </ul>
      </fieldset>
    </FormModal>
  )
}

function draftOf({ mode, weights, calendarId, members }: TeamAssignment): AssignmentDraft {
  return {
    mode,
    weights,
    calendarId,
    capacities: Object.fromEntries(members.map(({ id, capacity }) => [id, capacity])),
  }
}
