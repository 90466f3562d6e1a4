import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { mostIntervals, type OpenInterval } from '#contract/calendars.ts'
import { faultsOf, type IntervalFault, nextInterval, readTime } from './week.ts'
import css from './week-field.module.css'

interface Props {
  /** In words, for whoever hears it. */
  day: string
  value: OpenInterval[]
  onChange: (intervals: OpenInterval[]) => void
}

/** When one day is open. */
export function DayIntervals({ day, value, onChange }: Props) {
  const { t } = useTranslation('settings')
  const faults = faultsOf(value)
  const words: Record<IntervalFault, string> = {
    time: t('calendars.fault.time'),
    backwards: t('calendars.fault.backwards'),
    overlap: t('calendars.fault.overlap'),
  }
  const change = (index: number, part: Partial<OpenInterval>) =>
    onChange(value.map((interval, place) => (place === index ? { ...interval, ...part } : interval)))
  return (
    <div className={css.intervals}>
      {value.length === 0 && <span className={css.closed}>{t('calendars.closed')}</span>}
      {value.map((interval, index) => {
        const fault = faults[index]
        const names = { day, position: index + 1 }
        return (
          // Intervals have no name of their own; those before stay where they are when one is added.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <div key={index} className={css.interval}>
            <TimeInput
              label={t('calendars.from', names)}
              value={interval.from}
              isWrong={fault !== undefined}
              onChange={(from) => change(index, { from })}
            />
            <span aria-hidden>–</span>
            <TimeInput
              label={t('calendars.to', names)}
              value={interval.to}
              isWrong={fault !== undefined}
              onChange={(to) => change(index, { to })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('calendars.removeInterval', names)}
              onClick={() => onChange(value.toSpliced(index, 1))}
            >
              <IconX size={15} />
            </ActionIcon>
            {fault && (
              <p className={css.fault} role="alert">
                {words[fault]}
              </p>
            )}
          </div>
        )
      })}
      {value.length < mostIntervals && (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          aria-label={t('calendars.addIntervalTo', { day })}
          onClick={() => onChange([...value, nextInterval(value)])}
        >
          {t('calendars.addInterval')}
        </Button>
      )}
    </div>
  )
}

interface TimeProps {
  label: string
  value: string
  isWrong: boolean
  onChange: (time: string) => void
}

/** Not the browser's own field: that knows no 24:00. What is typed short is written out when it is left. */
function TimeInput({ label, value, isWrong, onChange }: TimeProps) {
  return (
    <TextInput
      className={css.time}
      size="sm"
      aria-label={label}
      aria-invalid={isWrong || undefined}
      error={isWrong}
      inputMode="numeric"
      maxLength={5}
      placeholder="09:00"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={() => onChange(readTime(value) ?? value)}
    />
  )
}
