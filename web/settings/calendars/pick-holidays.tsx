import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Holiday } from '#contract/calendars.ts'
import css from './pick-holidays.module.css'
import { useHolidayWords } from './use-holiday-words.ts'

interface Props {
  /** What can be taken. */
  holidays: Holiday[]
  /** Places of those that are not. */
  left: ReadonlySet<number>
  onLeave: (left: ReadonlySet<number>) => void
}

/** Holidays that were found, to be taken one by one or all. */
export function PickHolidays({ holidays, left, onLeave }: Props) {
  const { t } = useTranslation('settings')
  const words = useHolidayWords()
  const toggle = (index: number) => {
    const next = new Set(left)
    if (!next.delete(index)) next.add(index)
    onLeave(next)
  }
  if (holidays.length === 0) return <p className={css.none}>{t('calendars.nothingNew')}</p>
  return (
    <fieldset className={css.list}>
      <legend className={css.legend}>{t('calendars.found', { count: holidays.length })}</legend>
      {holidays.map((holiday, index) => (
        <Checkbox
          key={`${holiday.date} ${holiday.name} ${holiday.from}`}
          className={css.row}
          label={holiday.name}
          description={words(holiday)}
          checked={!left.has(index)}
          onChange={() => toggle(index)}
        />
      ))}
    </fieldset>
  )
}
