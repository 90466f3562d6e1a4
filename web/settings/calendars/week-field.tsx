import { Button, Input, Menu } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type Calendar, type Weekday, weekdays } from '#contract/calendars.ts'
import { DayIntervals } from './day-intervals.tsx'
import { useWeekWords } from './use-week-words.ts'
import css from './week-field.module.css'

type Weekly = Calendar['weekly']

interface Props {
  value: Weekly
  onChange: (weekly: Weekly) => void
  error: string | undefined
}

const workdays = weekdays.slice(0, 5)

/** The hours of each weekday. */
export function WeekField({ value, onChange, error }: Props) {
  const { t } = useTranslation('settings')
  const { day } = useWeekWords()
  const copy = (from: Weekday, to: readonly Weekday[]) =>
    onChange({ ...value, ...Object.fromEntries(to.map((weekday) => [weekday, value[from]])) })
  return (
    <Input.Wrapper label={t('calendars.week')} description={t('calendars.weekText')} error={error} labelElement="div">
      <ul className={css.days}>
        {weekdays.map((weekday) => (
          <li key={weekday} className={css.day}>
            <span className={css.name}>{day(weekday)}</span>
            <DayIntervals
              day={day(weekday)}
              value={value[weekday]}
              onChange={(intervals) => onChange({ ...value, [weekday]: intervals })}
            />
            <CopyMenu weekday={weekday} onCopy={(to) => copy(weekday, to)} />
          </li>
        ))}
      </ul>
    </Input.Wrapper>
  )
}

function CopyMenu({ weekday, onCopy }: { weekday: Weekday; onCopy: (to: readonly Weekday[]) => void }) {
  const { t } = useTranslation('settings')
  const { day } = useWeekWords()
  const others = weekdays.filter((other) => other !== weekday)
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button
          className={css.copy}
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconCopy size={14} aria-hidden />}
          aria-label={t('calendars.copyDay', { day: day(weekday) })}
        >
          {t('calendars.copy')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onCopy(workdays)}>{t('calendars.copyToWorkdays')}</Menu.Item>
        <Menu.Item onClick={() => onCopy(weekdays)}>{t('calendars.copyToAll')}</Menu.Item>
        <Menu.Divider />
        {others.map((other) => (
          <Menu.Item key={other} onClick={() => onCopy([other])}>
            {day(other)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
