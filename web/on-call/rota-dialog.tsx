import { Checkbox, NumberInput, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rota } from '#contract/on-call.ts'
import type { PersonRef } from '#contract/people.ts'
import type { Team } from '#contract/structure.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { useMe } from '#web/lib/me.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { FormModal } from '#web/ui/form-modal.tsx'
import css from './on-call.module.css'
import { PeopleOrder } from './people-order.tsx'
import { useRemoveRota, useSaveRota } from './use-rotas.ts'

interface Props {
  rota: Rota | undefined
  /** Those that a new rota can be for. */
  teams: Team[]
  onClose: () => void
}

const turns = [1, 7] as const

interface Draft
  extends Pick<Rota, 'turnDays' | 'startsOn' | 'handoverAt' | 'timeZone' | 'answerMinutes' | 'callsOnCritical'> {
  teamId: string | null
  people: PersonRef[]
}

export function RotaDialog({ rota, teams, onClose }: Props) {
  const { t } = useTranslation('onCall')
  const { t: common } = useTranslation('common')
  const zone = useMe().timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  const [saved] = useState(() => draftOf(rota, teams, zone))
  const [draft, setDraft] = useState(saved)
  const [isTried, setTried] = useState(false)
  const set = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))
  const save = useSaveRota(onClose)
  const remove = useRemoveRota(onClose)
  const refused = useFieldErrors(save.error)
  const { teamId, people, ...fields } = draft

  const submit = () => {
    setTried(true)
    if (teamId === null || people.length === 0 || fields.startsOn === '') return
    save.mutate({ teamId, body: { ...fields, personIds: people.map(({ id }) => id) } })
  }
  return (
    <FormModal
      title={rota ? t('editOf', { team: rota.team.name }) : t('addTitle')}
      submitLabel={common('save')}
      isDirty={JSON.stringify(draft) !== JSON.stringify(saved)}
      isSaving={save.isPending}
      error={refused.rest}
      extra={
        rota && (
          <ConfirmButton
            title={t('removeTitle')}
            text={t('removeText')}
            confirmLabel={t('remove')}
            onConfirm={() => remove.mutate(rota.team.id)}
          >
            {t('remove')}
          </ConfirmButton>
        )
      }
      onSubmit={submit}
      onClose={onClose}
    >
      {!rota && (
        <Select
          label={t('team')}
          data={teams.map(({ id, name }) => ({ value: id, label: name }))}
          value={teamId}
          allowDeselect={false}
          onChange={(next) => set({ teamId: next })}
          error={isTried && teamId === null && t('teamMissing')}
        />
      )}
      <PeopleOrder
        value={people}
        onChange={(next) => set({ people: next })}
        error={isTried && people.length === 0 ? t('peopleMissing') : refused.of('personIds')}
      />
      <div className={css['fields']}>
        <Select
          label={t('turn')}
          data={turns.map((days) => ({ value: String(days), label: t(`turn.${days}`) }))}
          value={String(fields.turnDays)}
          allowDeselect={false}
          onChange={(next) => set({ turnDays: next === '1' ? 1 : 7 })}
        />
        <TextInput
          type="date"
          label={t('startsOn')}
          value={fields.startsOn}
          onChange={(event) => set({ startsOn: event.currentTarget.value })}
          error={isTried && fields.startsOn === '' ? t('startsOnMissing') : refused.of('startsOn')}
        />
        <TextInput
          type="time"
          label={t('handoverAt')}
          value={fields.handoverAt}
          onChange={(event) => set({ handoverAt: event.currentTarget.value })}
          error={refused.of('handoverAt')}
        />
        <Select
          label={t('zone')}
          data={Intl.supportedValuesOf('timeZone')}
          searchable
          value={fields.timeZone}
          allowDeselect={false}
          onChange={(next) => next !== null && set({ timeZone: next })}
          error={refused.of('timeZone')}
        />
        <NumberInput
          label={t('answer')}
          description={t('answerHelp')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          min={1}
          max={240}
          allowDecimal={false}
          value={fields.answerMinutes}
          onChange={(next) => set({ answerMinutes: Number(next) })}
          error={refused.of('answerMinutes')}
        />
      </div>
      <Checkbox
        label={t('critical')}
        checked={fields.callsOnCritical}
        onChange={(event) => set({ callsOnCritical: event.currentTarget.checked })}
      />
    </FormModal>
  )
}

function draftOf(rota: Rota | undefined, teams: Team[], zone: string): Draft {
  if (rota) {
    const { team, people, turnDays, startsOn, handoverAt, timeZone, answerMinutes, callsOnCritical } = rota
    return { teamId: team.id, people, turnDays, startsOn, handoverAt, timeZone, answerMinutes, callsOnCritical }
  }
  return {
    teamId: teams.length === 1 ? (teams[0]?.id ?? null) : null,
    people: [],
    turnDays: 7,
    startsOn: new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date()),
    handoverAt: '09:00',
    timeZone: zone,
    answerMinutes: 10,
    callsOnCritical: true,
  }
}
