import { useTranslation } from 'react-i18next'
import type { MajorIncident } from '#contract/major-incidents.ts'
import { useFormat } from '#web/lib/format.ts'
import css from './major.module.css'
import { useInLanguage } from './queries.ts'

const parts = ['happened', 'cause', 'measures'] as const

/** What is known of an incident: since when, why, what was told, what was learnt. */
export function IncidentFacts({ incident }: { incident: MajorIncident }) {
  const { t } = useTranslation('major')
  const { dateTime } = useFormat()
  const words = useInLanguage()
  const { declaredAt, declaredBy, endedAt, reason, isPublic, notice, updates, review } = incident
  return (
    <>
      <p className={css['dim']}>
        {endedAt === null
          ? t('since', { when: dateTime(declaredAt), who: declaredBy?.name ?? t('nobody') })
          : t('from', { from: dateTime(declaredAt), to: dateTime(endedAt) })}
        {isPublic && endedAt === null && ` · ${t('public')}`}
      </p>
      <p className={css['text']}>{reason}</p>
      {isPublic && endedAt === null && words(notice) !== '' && <p className={css['quote']}>{words(notice)}</p>}
      {updates.length > 0 && (
        <>
          <h3 className={css['label']}>{t('updates')}</h3>
          <ol className={css['updates']}>
            {updates.map((update) => (
              <li key={update.id}>
                <span className={css['text']}>{words(update.text)}</span>
                <span className={css['dim']}>
                  {dateTime(update.createdAt)} · {update.author?.name ?? t('nobody')} ·{' '}
                  {t('update', { count: update.ticketCount, sent: update.sentCount })}
                  {update.skippedCount > 0 && ` · ${t('skipped', { count: update.skippedCount })}`}
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
      {incident.state !== 'on' &&
        parts.map(
          (part) =>
            review[part] !== '' && (
              <div key={part}>
                <h3 className={css['label']}>{t(part)}</h3>
                <p className={css['text']}>{review[part]}</p>
              </div>
            ),
        )}
    </>
  )
}
