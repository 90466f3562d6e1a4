import { NumberInput, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Calendar, DueTime } from '#contract/calendars.ts'
import { localeFor, useFormat } from '#web/lib/format.ts'
import { toLocal } from '#web/lib/local-instant.ts'
import css from './try-out.module.css'
import { useDue } from './use-calendars.ts'

/** “What arrives then is due when?”, answered by the arithmetic of the promises themselves. */
export function TryOut({ calendar }: { calendar: Calendar | undefined }) {
  const { t } = useTranslation('settings')
  const title = useId()
  const [arrives, setArrives] = useState(() => toLocal(new Date(), calendar?.timeZone))
  const [hours, setHours] = useState<number | undefined>(4)
  const [asked] = useDebouncedValue({ arrives, seconds: Math.round((hours ?? 0) * 3600) }, 250)
  const isReady = asked.arrives.length === 'YYYY-MM-DDTHH:MM'.length && hours !== undefined
  const due = useDue(isReady ? calendar : undefined, asked.arrives, asked.seconds)
  return (
    <section className={css.box} aria-labelledby={title}>
      <h2 id={title} className={css.title}>
        {t('calendars.tryOut')}
      </h2>
      <div className={css.inputs}>
        <TextInput
          type="datetime-local"
          label={t('calendars.arrives')}
          value={arrives}
          onChange={(event) => setArrives(event.currentTarget.value)}
        />
        <NumberInput
          label={t('calendars.target')}
          suffix={t('calendars.hoursSuffix')}
          min={0}
          max={1000}
          decimalScale={2}
          hideControls
          value={hours ?? ''}
          onChange={(next) => setHours(typeof next === 'number' ? next : undefined)}
        />
      </div>
      <div role="status">
        {calendar && due.error && <p className={css.fault}>{t('calendars.neverOpenText')}</p>}
        {calendar && due.data && !due.error && <Answer due={due.data} timeZone={calendar.timeZone} />}
      </div>
    </section>
  )
}

function Answer({ due, timeZone }: { due: DueTime; timeZone: string }) {
  const { t, i18n } = useTranslation('settings')
  const { duration } = useFormat()
  const locale = localeFor(i18n.language)
  const full = new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  })
  const short = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  })
  return (
    <>
      <p className={css.due}>{t('calendars.due', { at: full.format(new Date(due.dueAt)) })}</p>
      <ol className={css.steps}>
        {due.explanation.slice(0, 20).map(({ from, to, seconds, why }) => (
          <li key={from} data-open={why.kind === 'open'}>
            <span>{short.formatRange(new Date(from), new Date(to))}</span>
            <span className={css.why}>
              {why.kind === 'open' && t('calendars.counts', { duration: duration(seconds) })}
              {why.kind === 'closed' && t('calendars.closedHours')}
              {why.kind === 'holiday' && why.name}
            </span>
          </li>
        ))}
      </ol>
      {due.explanation.length > 20 && <p className={css.more}>{t('calendars.andSoOn')}</p>}
    </>
  )
}
