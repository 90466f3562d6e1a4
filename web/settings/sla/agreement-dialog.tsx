import { NumberInput, Select, SimpleGrid, Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TeamAgreement, TeamAgreementDraft } from '#contract/team-agreements.ts'
import { api } from '#web/lib/api.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { keys } from '#web/lib/queries.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { FormModal } from '#web/ui/form-modal.tsx'
import { teamAssignmentsQuery } from '../assignment/use-team-assignments.ts'
import { useCalendars } from '../calendars/use-calendars.ts'
import { useDraft } from '../parts/use-draft.ts'
import { dayLength } from './day-length.ts'
import css from './sla.module.css'
import { TargetsGrid } from './targets-grid.tsx'
import { useRemoveAgreement, useSaveAgreement } from './use-agreements.ts'

interface Props {
  agreement: TeamAgreement | undefined
  /** Teams that have one already are not offered. */
  known: readonly TeamAgreement[]
  onClose: () => void
}

const roundTheClock = 'always'
const clocks = ['team_time'] as const

/** How long a team has for a ticket while it is with it. */
export function AgreementDialog({ agreement, known, onClose }: Props) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const calendars = useCalendars().data?.items ?? []
  const { data } = useQuery({ queryKey: keys.teams, queryFn: ({ signal }) => api.teams.list({ signal }) })
  const teams = data?.items ?? []
  const hours = useTeamHours()
  const [teamId, setTeamId] = useState(agreement?.team.id ?? null)
  const [wrong, setWrong] = useState<Set<string>>(new Set())
  const [isTried, setTried] = useState(false)
  const { value, set, isDirty } = useDraft<TeamAgreementDraft>(agreement === undefined ? empty : draftOf(agreement))
  const save = useSaveAgreement(onClose)
  const refused = useFieldErrors(save.error)
  const free = teams.filter(({ id }) => id === agreement?.team.id || !known.some(({ team }) => team.id === id))
  const calendar = calendars.find(({ id }) => id === value.calendarId)
  const submit = () => {
    setTried(true)
    if (teamId !== null && value.targets.length > 0 && wrong.size === 0) save.mutate({ teamId, draft: value })
  }
  return (
    <FormModal
      title={agreement ? t('agreements.editTitle', { team: agreement.team.name }) : t('agreements.addTitle')}
      size="xl"
      submitLabel={common('save')}
      isDirty={isDirty || wrong.size > 0}
      isSaving={save.isPending}
      error={refused.rest}
      extra={agreement && <Remove agreement={agreement} onRemoved={onClose} />}
      onSubmit={submit}
      onClose={onClose}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        <Select
          label={t('agreements.team')}
          searchable
          readOnly={agreement !== undefined}
          data={free.map(({ id, name }) => ({ value: id, label: name }))}
          value={teamId}
          onChange={(next) => {
            setTeamId(next)
            set({ calendarId: hours(next) })
          }}
          error={isTried && teamId === null && t('agreements.teamMissing')}
        />
        <Select
          label={t('sla.calendar')}
          allowDeselect={false}
          data={[
            ...calendars.map(({ id, name }) => ({ value: id, label: name })),
            { value: roundTheClock, label: t('sla.roundTheClock') },
          ]}
          value={value.calendarId ?? roundTheClock}
          onChange={(next) => set({ calendarId: next === roundTheClock ? null : next })}
          error={refused.of('calendarId')}
        />
      </SimpleGrid>
      <section aria-label={t('sla.targets')}>
        <p className={css.help}>{t('sla.targetsHelp', { hours: dayLength(calendar) / 3600 })}</p>
        <TargetsGrid
          clocks={clocks}
          targets={value.targets.map((target) => ({ ...target, clock: 'team_time' }))}
          daySeconds={dayLength(calendar)}
          onChange={(targets, faults) => {
            set({ targets: targets.map(({ clock: _, ...target }) => target) })
            setWrong(faults)
          }}
          error={isTried && value.targets.length === 0 ? t('sla.targetsMissing') : refused.of('targets')}
        />
      </section>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        <Switch
          label={t('sla.pausesOnHold')}
          description={t('sla.pausesOnHoldHint')}
          checked={value.pausesOnHold}
          onChange={(event) => set({ pausesOnHold: event.currentTarget.checked })}
        />
        <NumberInput
          label={t('sla.warnPercent')}
          suffix=" %"
          min={1}
          max={99}
          allowDecimal={false}
          clampBehavior="strict"
          value={value.warnPercent}
          onChange={(next) => typeof next === 'number' && set({ warnPercent: next })}
          error={refused.of('warnPercent')}
        />
      </SimpleGrid>
      <p className={css.help}>{t('agreements.from')}</p>
    </FormModal>
  )
}

function Remove({ agreement, onRemoved }: { agreement: TeamAgreement; onRemoved: () => void }) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const remove = useRemoveAgreement(agreement, onRemoved)
  return (
    <ConfirmButton
      variant="subtle"
      color="red"
      loading={remove.isPending}
      title={t('agreements.removeTitle', { team: agreement.team.name })}
      text={t('agreements.removeText')}
      confirmLabel={common('remove')}
      onConfirm={() => remove.mutate()}
    >
      {t('agreements.remove')}
    </ConfirmButton>
  )
}

/** By which calendar a team works, to begin with that one. */
function useTeamHours(): (teamId: string | null) => string | null {
  const { data = [] } = useQuery(teamAssignmentsQuery)
  return (teamId) => data.find(({ team }) => team.id === teamId)?.calendarId ?? null
}

const empty: TeamAgreementDraft = { calendarId: null, targets: [], pausesOnHold: true, warnPercent: 80 }

function draftOf({ calendarId, targets, pausesOnHold, warnPercent }: TeamAgreement): TeamAgreementDraft {
  return { calendarId, targets, pausesOnHold, warnPercent }
}
