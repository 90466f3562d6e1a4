import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Absence } from '#contract/duty.ts'
import type { PersonRef } from '#contract/people.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { fromLocal, toLocal } from '#web/lib/local-instant.ts'
import { useMe } from '#web/lib/me.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { FormModal } from '#web/ui/form-modal.tsx'
import { PersonPicker } from '#web/ui/person-picker.tsx'
import css from './duty.module.css'
import { useRemoveAbsence, useSaveAbsence } from './use-absences.ts'

interface Props {
  /** Left out: a new one. */
  absence?: Absence | undefined
  /** Whose it is; left out: to be chosen. */
  person?: PersonRef | undefined
  onClose: () => void
}

export function AbsenceDialog({ absence, person, onClose }: Props) {
  const { t } = useTranslation('duty')
  const { t: common } = useTranslation('common')
  const zone = useMe().timeZone ?? undefined
  const saved = draftOf(absence, person, zone)
  const [draft, setDraft] = useState(saved)
  const [isTried, setTried] = useState(false)
  const save = useSaveAbsence(absence?.id, onClose)
  const remove = useRemoveAbsence(onClose)
  const refused = useFieldErrors(save.error)
  const set = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }))
  const [startsAt, endsAt] = [fromLocal(draft.from, zone), fromLocal(draft.to, zone)]
  const isBackwards = startsAt !== undefined && endsAt !== undefined && endsAt <= startsAt

  const submit = () => {
    setTried(true)
    if (startsAt === undefined || endsAt === undefined || isBackwards || draft.person === null) return
    const substituteId = draft.substitute?.id ?? null
    save.mutate({ personId: draft.person.id, startsAt, endsAt, substituteId, note: draft.note })
  }
  return (
    <FormModal
      title={t(absence ? 'absence.edit' : 'absence.new')}
      submitLabel={common('save')}
      isDirty={JSON.stringify(draft) !== JSON.stringify(saved)}
      isSaving={save.isPending}
      error={refused.rest}
      extra={
        absence && (
          <ConfirmButton
            title={t('absence.removeTitle')}
            text={t('absence.removeText')}
            confirmLabel={t('absence.remove')}
            onConfirm={() => remove.mutate(absence.id)}
          >
            {t('absence.remove')}
          </ConfirmButton>
        )
      }
      onSubmit={submit}
      onClose={onClose}
    >
      {person === undefined && absence === undefined && (
        <PersonPicker
          label={t('absence.person')}
          assignable
          value={draft.person}
          onChange={(chosen) => set({ person: chosen })}
          error={isTried && draft.person === null ? common('fault.required') : refused.of('personId')}
        />
      )}
      <div className={css.two}>
        <TextInput
          type="datetime-local"
          data-autofocus
          label={t('absence.from')}
          value={draft.from}
          onChange={(event) => set({ from: event.currentTarget.value })}
          error={isTried && startsAt === undefined ? t('absence.missing') : refused.of('startsAt')}
        />
        <TextInput
          type="datetime-local"
          label={t('absence.to')}
          description={t('absence.toHelp')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={draft.to}
          onChange={(event) => set({ to: event.currentTarget.value })}
          error={endFault() ?? refused.of('endsAt')}
        />
      </div>
      <PersonPicker
        label={t('absence.substitute')}
        description={t('absence.substituteHelp')}
        assignable
        value={draft.substitute}
        onChange={(substitute) => set({ substitute })}
        error={refused.of('substituteId')}
      />
      <TextInput
        label={t('absence.note')}
        maxLength={300}
        value={draft.note}
        onChange={(event) => set({ note: event.currentTarget.value })}
        error={refused.of('note')}
      />
    </FormModal>
  )

  function endFault(): string | undefined {
    if (isTried && endsAt === undefined) return t('absence.missing')
    return isBackwards ? t('absence.order') : undefined
  }
}

interface Draft {
  person: PersonRef | null
  from: string
  to: string
  substitute: PersonRef | null
  note: string
}

function draftOf(absence: Absence | undefined, person: PersonRef | undefined, zone: string | undefined): Draft {
  if (absence === undefined) return { person: person ?? null, from: '', to: '', substitute: null, note: '' }
  return {
    person: absence.person,
    from: toLocal(new Date(absence.startsAt), zone),
    to: toLocal(new Date(absence.endsAt), zone),
    substitute: absence.substitute,
    note: absence.note,
  }
}
