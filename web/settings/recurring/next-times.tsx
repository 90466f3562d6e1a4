import { useTranslation } from 'react-i18next'
import type { Timing } from '#contract/recurring-tickets.ts'
import { useErrorText } from '#web/lib/errors.ts'
import css from '../macros/macros.module.css'
import { useNextTimes } from './use-recurring.ts'

/** The next five times of a rule, on the wall clock of its own zone. */
export function NextTimes({ timing }: { timing: Timing }) {
  const { t, i18n } = useTranslation('settings')
  const errorText = useErrorText()
  const times = useNextTimes(timing)
  const format = new Intl.DateTimeFormat(i18n.language, {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: timing.timeZone,
  })
  return (
    <section className={css.trial} aria-label={t('recurring.next')}>
      <p className={css.title}>{t('recurring.next')}</p>
      <div role="status">
        {times.isError && <p className={css.refused}>{errorText(times.error)}</p>}
        {times.data?.length === 0 && <p className={css.line}>{t('recurring.nextNone')}</p>}
        {!times.isError && times.data && times.data.length > 0 && (
          <ol className={css.outcome}>
            {times.data.map((time) => (
              <li key={time}>{format.format(new Date(time))}</li>
            ))}
          </ol>
        )}
      </div>
    </section>
  )
}
