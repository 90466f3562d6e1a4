import { Checkbox, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Holiday } from '#contract/calendars.ts'
import { FormModal } from '#web/ui/form-modal.tsx'
import { useDraft } from '../parts/use-draft.ts'
import { readTime } from './week.ts'

interface Props {
  holiday: Holiday | undefined
  onDone: (holiday: Holiday) => void
  onClose: () => void
}

interface Draft {
  date: string
  name: string
  yearly: boolean
  isPart: boolean
  from: string
  to: string
}

/** One day that is closed, or a part of it. */
export function HolidayDialog({ holiday, onDone, onClose }: Props) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const [isTried, setTried] = useState(false)
  const { value, set, isDirty } = useDraft<Draft>(draftOf(holiday))
  const from = readTime(value.from)
  const to = readTime(value.to)
  const isPartSound = !value.isPart || (from !== undefined && to !== undefined && from < to)
  const hasName = value.name.trim() !== ''
  const hasDate = /^\d{4}-\d\d-\d\d$/.test(value.date)
  const submit = () => {
    setTried(true)
    if (!hasName || !hasDate || !isPartSound) return
    onDone({
      date: value.date,
      name: value.name.trim(),
      yearly: value.yearly,
      from: value.isPart && from !== undefined && from !== '00:00' ? from : null,
      to: value.isPart && to !== undefined && to !== '24:00' ? to : null,
    })
    onClose()
  }
  return (
    <FormModal
      title={holiday ? t('calendars.editHolidayTitle') : t('calendars.addHoliday')}
      submitLabel={t('calendars.apply')}
      isDirty={isDirty}
      isSaving={false}
      error={undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        type="date"
        label={t('calendars.date')}
        value={value.date}
        onChange={(event) => set({ date: event.currentTarget.value })}
        error={isTried && !hasDate && t('calendars.dateMissing')}
      />
      <TextInput
        label={common('name')}
        maxLength={120}
        value={value.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
        error={isTried && !hasName && t('nameMissing')}
      />
      <Checkbox
        label={t('calendars.yearly')}
        checked={value.yearly}
        onChange={(event) => set({ yearly: event.currentTarget.checked })}
      />
      <Checkbox
        label={t('calendars.isPart')}
        checked={value.isPart}
        onChange={(event) => set({ isPart: event.currentTarget.checked })}
      />
      {value.isPart && (
        <Group gap="sm" align="flex-start">
          <TextInput
            label={t('calendars.closedFrom')}
            maxLength={5}
            w={110}
            value={value.from}
            onChange={(event) => set({ from: event.currentTarget.value })}
            error={isTried && !isPartSound && t('calendars.fault.part')}
          />
          <TextInput
            label={t('calendars.closedTo')}
            maxLength={5}
            w={110}
            value={value.to}
            onChange={(event) => set({ to: event.currentTarget.value })}
          />
        </Group>
      )}
    </FormModal>
  )
}

function draftOf(holiday: Holiday | undefined): Draft {
  return {
    date: holiday?.date ?? '',
    name: holiday?.name ?? '',
    yearly: holiday?.yearly ?? false,
    isPart: holiday !== undefined && (holiday.from !== null || holiday.to !== null),
    from: holiday?.from ?? '14:00',
    to: holiday?.to ?? '24:00',
  }
}
