import { ActionIcon } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Calendar, type CalendarDay, weekdays } from '#contract/calendars.ts'
import { localeFor, useFormat } from '#web/lib/format.ts'
import { toLocal } from '#web/lib/local-instant.ts'
import { useMaybeMe } from '#web/lib/me.ts'
import css from './month-picture.module.css'
import { useMonth } from './use-calendars.ts'
import { useWeekWords } from './use-week-words.ts'

/** What is open on each day of a month. Each day says it in words and figures too, not by its colour alone. */
export function MonthPicture({ calendar }: { calendar: Calendar | undefined }) {
  const { t, i18n } = useTranslation('settings')
  const { number } = useFormat()
  const { shortDay } = useWeekWords()
  const timeZone = useMaybeMe()?.timeZone ?? undefined
  const [month, setMonth] = useState(() => toLocal(new Date(), timeZone).slice(0, 'YYYY-MM'.length))
  const { data } = useMonth(calendar, month)
  const title = useId()
  const days = data?.days ?? []
  const name = new Intl.DateTimeFormat(localeFor(i18n.language), { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const hours = days.reduce((sum, { openMinutes }) => sum + openMinutes, 0) / 60
  const holidays = days.flatMap((day) => holidaysOf(day).map((holiday) => ({ date: day.date, holiday })))
  return (
    <section className={css.picture} aria-labelledby={title}>
      <header className={css.head}>
        <h2 id={title} className={css.title} aria-live="polite">
          {name.format(new Date(`${month}-01T00:00:00Z`))}
        </h2>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('calendars.monthBefore')}
          onClick={() => setMonth(shifted(month, -1))}
        >
          <IconChevronLeft size={17} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('calendars.monthAfter')}
          onClick={() => setMonth(shifted(month, 1))}
        >
          <IconChevronRight size={17} />
        </ActionIcon>
      </header>
      <table className={css.table} aria-labelledby={title}>
        <thead>
          <tr>
            {weekdays.map((weekday) => (
              <th key={weekday} scope="col">
                {shortDay(weekday)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(days).map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((day, index) =>
                // biome-ignore lint/suspicious/noArrayIndexKey: the place of a day in its week is what it is
                day ? <DayCell key={index} day={day} /> : <td key={index} />,
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={css.sum}>{t('calendars.openHours', { hours: number(Math.round(hours * 10) / 10) })}</p>
      {holidays.length > 0 && (
        <ul className={css.holidays}>
          {holidays.map(({ date, holiday }) => (
            <li key={`${date} ${holiday}`}>
              <span className={css.date}>{Number(date.slice(-2))}</span> {holiday}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function DayCell({ day }: { day: CalendarDay }) {
  const { t } = useTranslation('settings')
  const { hours } = useWeekWords()
  const { number } = useFormat()
  const open = day.parts.filter(({ why }) => why.kind === 'open')
  const holidays = holidaysOf(day)
  const words = open.length > 0 ? t('calendars.openAt', { hours: hours(open) }) : t('calendars.closed')
  return (
    <td className={css.day} data-open={open.length > 0} data-holiday={holidays.length > 0 || undefined}>
      <span className={css.number}>{Number(day.date.slice(-2))}</span>
      <span className={css.bar} aria-hidden>
        {open.map(({ from, to }) => (
          <span key={from} style={{ insetInlineStart: `${share(from)}%`, inlineSize: `${share(to) - share(from)}%` }} />
        ))}
      </span>
      <span className={css.hours} aria-hidden>
        {open.length > 0
          ? t('calendars.hoursShort', { hours: number(Math.round(day.openMinutes / 6) / 10) })
          : holidays.length > 0
            ? t('calendars.holidayShort')
            : '–'}
      </span>
      <span className="visually-hidden">{[words, ...holidays].join('. ')}</span>
    </td>
  )
}

function holidaysOf({ parts }: CalendarDay): string[] {
  return [...new Set(parts.flatMap(({ why }) => (why.kind === 'holiday' ? [why.name] : [])))]
}

/** Rows of seven, from Monday on. */
function weeksOf(days: CalendarDay[]): { key: string; cells: (CalendarDay | undefined)[] }[] {
  const first = days[0]
  if (first === undefined) return []
  const before = (new Date(`${first.date}T00:00:00Z`).getUTCDay() + 6) % 7
  const cells = [...Array.from({ length: before }, () => undefined), ...days]
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => ({
    key: `${first.date} ${week}`,
    cells: Array.from({ length: 7 }, (__, weekday) => cells[week * 7 + weekday]),
  }))
}

function shifted(month: string, by: number): string {
  const date = new Date(`${month}-01T00:00:00Z`)
  date.setUTCMonth(date.getUTCMonth() + by)
  return date.toISOString().slice(0, 'YYYY-MM'.length)
}

/** How far a day has gone by, in percent. */
function share(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return ((hours * 60 + minutes) / 1440) * 100
}
