import { NumberInput, Select, Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { alertSeverity } from '#contract/alerts.ts'
import { type DeviceThreshold, measure, type ThresholdDraft } from '#contract/device-watching.ts'
import { api } from '#web/lib/api.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { keys } from '#web/lib/queries.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { FormModal } from '#web/ui/form-modal.tsx'
import { groupsQuery, useRemoveThreshold, useSaveThreshold } from './use-watching.ts'

const first: ThresholdDraft = {
  groupId: null,
  measure: 'disk',
  above: 90,
  forSeconds: 600,
  severity: 'warning',
  calendarId: null,
  isActive: true,
}

interface Props {
  threshold: DeviceThreshold | undefined
  onClose: () => void
}

export function ThresholdDialog({ threshold, onClose }: Props) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const [before] = useState<ThresholdDraft>(() => draftOf(threshold))
  const [draft, setDraft] = useState(before)
  const set = (change: Partial<ThresholdDraft>) => setDraft((now) => ({ ...now, ...change }))
  const save = useSaveThreshold(threshold?.id, onClose)
  const remove = useRemoveThreshold(onClose)
  const refused = useFieldErrors(save.error, {})
  const { data: groups = [] } = useQuery(groupsQuery)
  const { data: calendars } = useQuery({
    queryKey: keys.calendars,
    queryFn: ({ signal }) => api.calendars.list({ signal }),
  })
  const clear = { clearable: true, clearButtonProps: { 'aria-label': common('clear') } } as const
  return (
    <FormModal
      title={t(threshold ? 'devices.editThreshold' : 'devices.addThreshold')}
      submitLabel={common('save')}
      isDirty={JSON.stringify(draft) !== JSON.stringify(before)}
      isSaving={save.isPending}
      error={refused.rest}
      extra={
        threshold && (
          <ConfirmButton
            title={t('devices.removeThreshold')}
            text={t('devices.removeThresholdText')}
            confirmLabel={t('devices.remove')}
            onConfirm={() => remove.mutate(threshold.id)}
          >
            {t('devices.remove')}
          </ConfirmButton>
        )
      }
      onSubmit={() => save.mutate(draft)}
      onClose={onClose}
    >
      <Select
        data-autofocus
        label={t('devices.measure')}
        allowDeselect={false}
        data={measure.options.map((value) => ({ value, label: t(`devices.measure.${value}`) }))}
        value={draft.measure}
        onChange={(value) => {
          const next = measure.catch('disk').parse(value)
          set({ measure: next, above: next === 'service' || next === 'offline' ? null : (draft.above ?? 90) })
        }}
      />
      {draft.above !== null && (
        <NumberInput
          label={t('devices.abovePercent')}
          min={1}
          max={100}
          suffix=" %"
          value={draft.above}
          error={refused.of('above')}
          onChange={(value) => set({ above: Number(value) || 1 })}
        />
      )}
      <NumberInput
        label={t('devices.forMinutes')}
        min={0}
        max={1440}
        value={Math.round(draft.forSeconds / 60)}
        error={refused.of('forSeconds')}
        onChange={(value) => set({ forSeconds: Math.min(1440, Number(value) || 0) * 60 })}
      />
      <Select
        label={t('devices.severity')}
        allowDeselect={false}
        data={alertSeverity.options.map((value) => ({ value, label: t(`devices.severity.${value}`) }))}
        value={draft.severity}
        onChange={(value) => set({ severity: alertSeverity.catch('warning').parse(value) })}
      />
      <Select
        {...clear}
        label={t('devices.group')}
        placeholder={t('devices.everyDevice')}
        data={groups.map(({ id, name }) => ({ value: id, label: name }))}
        value={draft.groupId}
        onChange={(groupId) => set({ groupId })}
      />
      <Select
        {...clear}
        label={t('devices.calendar')}
        placeholder={t('devices.always')}
        data={(calendars?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={draft.calendarId}
        onChange={(calendarId) => set({ calendarId })}
      />
      <Switch
        label={t('devices.active')}
        checked={draft.isActive}
        onChange={(event) => set({ isActive: event.currentTarget.checked })}
      />
    </FormModal>
  )
}

function draftOf(threshold: DeviceThreshold | undefined): ThresholdDraft {
  if (threshold === undefined) return first
  const { id: _, ...draft } = threshold
  return draft
}
