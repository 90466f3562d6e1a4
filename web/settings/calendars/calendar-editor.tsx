import { Alert, Anchor, Checkbox, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconArrowLeft } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NamedCalendar } from '#contract/calendars.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { TimeZoneSelect } from '#web/session/index.ts'
import { useAskToLeave } from '#web/ui/ask-to-leave.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { Page } from '#web/ui/page.tsx'
import { SaveBar } from '../parts/save-bar.tsx'
import { useDraft } from '../parts/use-draft.ts'
import { useUnsavedGuard } from '../parts/use-unsaved-guard.ts'
import css from './calendar-editor.module.css'
import { HolidaysField } from './holidays-field.tsx'
import { MonthPicture } from './month-picture.tsx'
import { TryOut } from './try-out.tsx'
import { type CalendarDraft, useRemoveCalendar, useSaveCalendar } from './use-calendars.ts'
import { isSound } from './week.ts'
import { WeekField } from './week-field.tsx'

interface Props {
  calendar: NamedCalendar | undefined
  onClose: () => void
}

/** One calendar: what it says on one side, what comes of it on the other, before it is saved. */
export function CalendarEditor({ calendar, onClose }: Props) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const [isTried, setTried] = useState(false)
  const { value, set, isDirty, reset } = useDraft<CalendarDraft>(calendar ?? fresh())
  const save = useSaveCalendar(calendar?.id, () => {
    reset()
    onClose()
  })
  useUnsavedGuard(isDirty && !save.isSuccess)
  const ask = useAskToLeave()
  const refused = useFieldErrors(save.error, { name_taken: 'name' })
  const hasName = value.name.trim() !== ''
  const isReady = isSound(value.weekly)
  const [shown] = useDebouncedValue(isReady ? value : undefined, 250)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (hasName && isReady) save.mutate(value)
  }
  const leave = async () => {
    if (!isDirty || (await ask())) onClose()
  }
  return (
    <Page
      wide
      title={calendar ? t('calendars.editTitle', { name: calendar.name }) : t('calendars.addTitle')}
      lead={
        <Anchor component="button" type="button" size="sm" onClick={() => void leave()}>
          <IconArrowLeft size={15} aria-hidden /> {t('calendars.all')}
        </Anchor>
      }
      actions={calendar && !calendar.isDefault && <RemoveCalendar calendar={calendar} onRemoved={onClose} />}
    >
      <form noValidate onSubmit={submit} className={css.columns}>
        <div className={css.fields}>
          {refused.rest && (
            <Alert role="alert" color="red" variant="light">
              {refused.rest}
            </Alert>
          )}
          <div className={css.pair}>
            <TextInput
              label={common('name')}
              maxLength={80}
              value={value.name}
              onChange={(event) => set({ name: event.currentTarget.value })}
              error={isTried && !hasName ? t('nameMissing') : refused.of('name')}
            />
            <TimeZoneSelect
              label={t('calendars.timeZone')}
              value={value.timeZone}
              onChange={(timeZone) => set({ timeZone })}
            />
          </div>
          <WeekField
            value={value.weekly}
            onChange={(weekly) => set({ weekly })}
            error={refused.of('weekly') && t('calendars.neverOpenText')}
          />
          <HolidaysField
            value={value.holidays}
            timeZone={value.timeZone}
            followed={value.followedHolidays}
            onFollow={(followedHolidays) => set({ followedHolidays })}
            onChange={(holidays) => set({ holidays })}
            error={refused.of('holidays')}
          />
          <Checkbox
            label={t('calendars.isDefault')}
            description={t('calendars.isDefaultText')}
            checked={value.isDefault}
            disabled={calendar?.isDefault === true}
            onChange={(event) => set({ isDefault: event.currentTarget.checked })}
          />
        </div>
        <div className={css.effect}>
          <MonthPicture calendar={shown} />
          <TryOut calendar={shown} />
        </div>
        <SaveBar
          isDirty={isDirty || calendar === undefined}
          isSaving={save.isPending}
          onDiscard={() => {
            reset()
            save.reset()
            if (calendar === undefined) onClose()
          }}
        />
      </form>
    </Page>
  )
}

function fresh(): CalendarDraft {
  const hours = [{ from: '09:00', to: '18:00' }]
  const weekly = {
    monday: hours,
    tuesday: hours,
    wednesday: hours,
    thursday: hours,
    friday: hours,
    saturday: [],
    sunday: [],
  }
  return {
    name: '',
    timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    isDefault: false,
    weekly,
    holidays: [],
    followedHolidays: null,
  }
}

function RemoveCalendar({ calendar, onRemoved }: { calendar: NamedCalendar; onRemoved: () => void }) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const remove = useRemoveCalendar(calendar, onRemoved)
  return (
    <ConfirmButton
      variant="subtle"
      color="red"
      loading={remove.isPending}
      title={t('calendars.removeTitle', { name: calendar.name })}
      text={t('calendars.removeText')}
      confirmLabel={common('remove')}
      onConfirm={() => remove.mutate()}
    >
      {t('calendars.remove')}
    </ConfirmButton>
  )
}
