import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#web/lib/format.ts'
import css from './major-banner.module.css'
import { currentQuery, useInLanguage } from './queries.ts'

/** Above every page of every agent while a major incident goes on. */
export function MajorBanner() {
  const { t } = useTranslation('app')
  const { dateTime } = useFormat()
  const words = useInLanguage()
  const { data = [] } = useQuery(currentQuery)
  return (
    <section aria-label={t('major.label')} aria-live="polite" hidden={data.length === 0}>
      {data.map(({ id, title, declaredAt, ticketNumber }) => (
        <div key={id} className={css['banner']}>
          <IconAlertTriangle size={18} aria-hidden />
          <span className={css['words']}>
            <strong>{t('major.banner', { title: words(title) })}</strong>{' '}
            <span className={css['since']}>{t('major.since', { when: dateTime(declaredAt) })}</span>
          </span>
          {ticketNumber !== null && (
            <Link to="/tickets/$number" params={{ number: String(ticketNumber) }}>
              {t('major.open', { number: ticketNumber })}
            </Link>
          )}
        </div>
      ))}
    </section>
  )
}
