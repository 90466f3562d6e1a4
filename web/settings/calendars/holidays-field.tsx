import { ActionIcon, Button, Group, Input } from '@mantine/core'
import { IconCalendarPlus, IconFileImport, IconFlag, IconPencil, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FollowedHolidays, type Holiday, mostHolidays } from '#contract/calendars.ts'
import { FileDialog } from './file-dialog.tsx'
import { HolidayDialog } from './holiday-dialog.tsx'
import css from './holidays-field.module.css'
import { PublicHolidaysDialog } from './public-holidays-dialog.tsx'
import { newHolidays, useRegions } from './use-calendars.ts'
import { useHolidayWords } from './use-holiday-words.ts'

interface Props {
  value: Holiday[]
  /** Of the calendar: times of a file are read in it. */
  timeZone: string
  followed: FollowedHolidays | null
  onFollow: (followed: FollowedHolidays | null) => void
  onChange: (holidays: Holiday[]) => void
  error: string | undefined
}

type Open = { kind: 'add' } | { kind: 'edit'; index: number } | { kind: 'public' } | { kind: 'file' }

/** The days on which a calendar is closed although its weekday is open. */
export function HolidaysField({ value, timeZone, followed, onFollow, onChange, error }: Props) {
  const { t } = useTranslation('settings')
  const words = useHolidayWords()
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  const add = (added: Holiday[]) => onChange(sorted([...value, ...newHolidays(value, added)]).slice(0, mostHolidays))
  return (
    <Input.Wrapper label={t('calendars.holidays')} error={error} labelElement="div">
      {value.length === 0 ? (
        <p className={css.none}>{t('calendars.noHolidays')}</p>
      ) : (
        <ul className={css.list}>
          {value.map((holiday, index) => (
            <li key={`${holiday.date} ${holiday.name} ${holiday.from} ${holiday.to}`} className={css.row}>
              <span className={css.words}>
                <span className={css.name}>{holiday.name}</span>
                <span className={css.when}>{words(holiday)}</span>
              </span>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('calendars.editHoliday', { name: holiday.name, day: holiday.date })}
                onClick={() => setOpen({ kind: 'edit', index })}
              >
                <IconPencil size={15} />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('calendars.removeHoliday', { name: holiday.name, day: holiday.date })}
                onClick={() => onChange(value.toSpliced(index, 1))}
              >
                <IconX size={15} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      {followed && <Followed followed={followed} onStop={() => onFollow(null)} />}
      <Group gap="xs" mt="xs">
        <Button
          variant="default"
          size="xs"
          leftSection={<IconCalendarPlus size={15} aria-hidden />}
          onClick={() => setOpen({ kind: 'add' })}
        >
          {t('calendars.addHoliday')}
        </Button>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconFlag size={15} aria-hidden />}
          onClick={() => setOpen({ kind: 'public' })}
        >
          {t('calendars.addPublic')}
        </Button>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconFileImport size={15} aria-hidden />}
          onClick={() => setOpen({ kind: 'file' })}
        >
          {t('calendars.addFile')}
        </Button>
      </Group>
      {open?.kind === 'add' && <HolidayDialog holiday={undefined} onDone={(one) => add([one])} onClose={close} />}
      {open?.kind === 'edit' && (
        <HolidayDialog
          holiday={value[open.index]}
          onDone={(one) => onChange(sorted(value.with(open.index, one)))}
          onClose={close}
        />
      )}
      {open?.kind === 'public' && (
        <PublicHolidaysDialog present={value} onDone={add} onFollow={onFollow} onClose={close} />
      )}
      {open?.kind === 'file' && <FileDialog present={value} timeZone={timeZone} onDone={add} onClose={close} />}
    </Input.Wrapper>
  )
}

/** That it goes on by itself, and with what. */
function Followed({ followed, onStop }: { followed: FollowedHolidays; onStop: () => void }) {
  const { t, i18n } = useTranslation('settings')
  const { country, region, until } = followed
  const regions = useRegions(country)
  const whole = new Intl.DisplayNames(i18n.language, { type: 'region' }).of(country) ?? country
  const part = regions.data?.items.find(({ code }) => code === region)?.name ?? region
  return (
    <Group gap="xs" mt="xs">
      <span className={css.when}>
        {t('calendars.followed', { place: part === null ? whole : `${part} (${whole})`, year: String(until) })}
      </span>
      <Button variant="subtle" size="compact-xs" onClick={onStop}>
        {t('calendars.unfollow')}
      </Button>
    </Group>
  )
}

/** Those of every year first, as they come in the year. */
function sorted(holidays: Holiday[]): Holiday[] {
  const place = ({ date, yearly }: Holiday) => (yearly ? `0000${date.slice(4)}` : date)
  return holidays.toSorted((one, other) => place(one).localeCompare(place(other)))
}
