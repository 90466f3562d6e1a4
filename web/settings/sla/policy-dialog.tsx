import { Button, NumberInput, SegmentedControl, Select, SimpleGrid, Stack, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { promisedClocks } from '#contract/clocks.ts'
import { type PolicyDraft, policyFields, type SlaPolicy } from '#contract/sla.ts'
import { GroupEditor, isWholeCondition } from '#web/inbox/index.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { FormModal } from '#web/ui/form-modal.tsx'
import { useCalendars } from '../calendars/use-calendars.ts'
import { useDraft } from '../parts/use-draft.ts'
import { dayLength } from './day-length.ts'
import css from './sla.module.css'
import { TargetsGrid } from './targets-grid.tsx'
import { useRemovePolicy, useSavePolicy } from './use-sla.ts'
import { VersionsDialog } from './versions-dialog.tsx'

interface Props {
  policy: SlaPolicy | undefined
  onClose: () => void
}

/** No calendar has this name. */
const roundTheClock = 'always'

export function PolicyDialog({ policy, onClose }: Props) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const calendars = useCalendars().data?.items ?? []
  const [isTried, setTried] = useState(false)
  const [wrong, setWrong] = useState<Set<string>>(new Set())
  const [showsVersions, setShowsVersions] = useState(false)
  const usual = calendars.find(({ isDefault }) => isDefault)?.id ?? null
  const { value, set, isDirty } = useDraft<PolicyDraft>(policy ? draftOf(policy) : { ...empty, calendarId: usual })
  const save = useSavePolicy(policy?.id, onClose)
  const refused = useFieldErrors(save.error, { name_taken: 'name' })
  const hasName = value.name.trim() !== ''
  const isWhole = value.condition === null || isWholeCondition(value.condition)
  const change = (part: Partial<PolicyDraft>) => {
    set(part)
    if (save.isError) save.reset()
  }
  const submit = () => {
    setTried(true)
    if (policy && !isDirty && wrong.size === 0) onClose()
    else if (hasName && isWhole && value.targets.length > 0 && wrong.size === 0) save.mutate(value)
  }
  const calendar = calendars.find(({ id }) => id === value.calendarId)
  return (
    <FormModal
      title={policy ? t('sla.editTitle', { name: policy.name }) : t('sla.addTitle')}
      size="xl"
      submitLabel={common('save')}
      isDirty={isDirty || wrong.size > 0}
      isSaving={save.isPending}
      error={refused.rest}
      extra={policy && <Extras policy={policy} onRemoved={onClose} onVersions={() => setShowsVersions(true)} />}
      onSubmit={submit}
      onClose={onClose}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        <TextInput
          data-autofocus
          label={common('name')}
          maxLength={120}
          value={value.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
          error={isTried && !hasName ? t('nameMissing') : refused.of('name')}
        />
        <TextInput
          label={t('sla.description')}
          maxLength={300}
          value={value.description}
          onChange={(event) => change({ description: event.currentTarget.value })}
          error={refused.of('description')}
        />
      </SimpleGrid>
      <Switch
        label={t('sla.isOn')}
        description={t('sla.isOnHint')}
        checked={value.isOn}
        onChange={(event) => change({ isOn: event.currentTarget.checked })}
      />
      <section aria-label={t('sla.who')}>
        <h3 className={css.heading}>{t('sla.who')}</h3>
        <Stack gap="xs">
          <SegmentedControl
            aria-label={t('sla.who')}
            data={[
              { value: 'all', label: t('sla.whoAll') },
              { value: 'some', label: t('sla.whoSome') },
            ]}
            value={value.condition === null ? 'all' : 'some'}
            onChange={(next) => change({ condition: next === 'all' ? null : (policy?.condition ?? startingCondition) })}
          />
          {value.condition !== null && (
            <GroupEditor
              group={value.condition}
              path="condition"
              fields={policyFields}
              onChange={(condition) => change({ condition })}
              errorOf={(path) => refused.of(path)}
            />
          )}
          {isTried && !isWhole && <p className={css.fault}>{t('sla.conditionMissing')}</p>}
        </Stack>
      </section>
      <section aria-label={t('sla.targets')}>
        <h3 className={css.heading}>{t('sla.targets')}</h3>
        <Select
          label={t('sla.calendar')}
          allowDeselect={false}
          maw={340}
          mb="sm"
          data={[
            ...calendars.map(({ id, name }) => ({ value: id, label: name })),
            { value: roundTheClock, label: t('sla.roundTheClock') },
          ]}
          value={value.calendarId ?? roundTheClock}
          onChange={(next) => change({ calendarId: next === roundTheClock ? null : next })}
          error={refused.of('calendarId')}
        />
        <p className={css.help}>{t('sla.targetsHelp', { hours: dayLength(calendar) / 3600 })}</p>
        <TargetsGrid
          clocks={promisedClocks}
          targets={value.targets}
          daySeconds={dayLength(calendar)}
          onChange={(targets, faults) => {
            change({ targets })
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
          onChange={(event) => change({ pausesOnHold: event.currentTarget.checked })}
        />
        <NumberInput
          label={t('sla.warnPercent')}
          suffix=" %"
          min={1}
          max={99}
          allowDecimal={false}
          clampBehavior="strict"
          value={value.warnPercent}
          onChange={(next) => typeof next === 'number' && change({ warnPercent: next })}
          error={refused.of('warnPercent')}
        />
      </SimpleGrid>
      {policy && <p className={css.help}>{t('sla.versionHint')}</p>}
      {policy && showsVersions && <VersionsDialog policy={policy} onClose={() => setShowsVersions(false)} />}
    </FormModal>
  )
}

const startingCondition = {
  kind: 'all' as const,
  of: [{ kind: 'test' as const, field: 'isVip', operator: 'is' as const, value: true }],
}

const empty: PolicyDraft = {
  name: '',
  description: '',
  isOn: false,
  condition: null,
  calendarId: null,
  targets: [],
  pausesOnHold: true,
  warnPercent: 80,
}

function draftOf(policy: SlaPolicy): PolicyDraft {
  const { name, description, isOn, condition, calendarId, targets, pausesOnHold, warnPercent } = policy
  return { name, description, isOn, condition, calendarId, targets, pausesOnHold, warnPercent }
}

interface ExtrasProps {
  policy: SlaPolicy
  onRemoved: () => void
  onVersions: () => void
}

function Extras({ policy, onRemoved, onVersions }: ExtrasProps) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const remove = useRemovePolicy(policy, onRemoved)
  return (
    <div className={css.extras}>
      <ConfirmButton
        variant="subtle"
        color="red"
        loading={remove.isPending}
        title={t('sla.removeTitle', { name: policy.name })}
        text={t('sla.removeText', { count: policy.openCount })}
        confirmLabel={common('remove')}
        onConfirm={() => remove.mutate()}
      >
        {t('sla.remove')}
      </ConfirmButton>
      <Button variant="subtle" color="gray" onClick={onVersions}>
        {t('sla.versions')}
      </Button>
    </div>
  )
}
