import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Announcement } from '#contract/announcements.ts'
import { useFormat } from '#web/lib/format.ts'
import css from './announcement-article.module.css'
import { AnnouncementPills } from './announcement-pills.tsx'
import { useAffected, useSpan, useTexts } from './use-texts.ts'

interface Props {
  announcement: Announcement
  titleAs?: 'h1' | 'h2' | 'h3'
  /** Whether the thread of updates is drawn; without it the last one alone. */
  isWhole?: boolean
  children?: ReactNode
}

/** What was announced, with how it went on. */
export function AnnouncementArticle({ announcement, titleAs: Title = 'h2', isWhole = true, children }: Props) {
  const { t } = useTranslation('announcements')
  const text = useTexts()
  const span = useSpan()
  const affected = useAffected()
  const { dateTime } = useFormat()
  const id = useId()
  const { title, body, severity, state, services } = announcement
  const updates = isWhole ? announcement.updates : announcement.updates.slice(0, 1)
  return (
    <article
      className={css['article']}
      data-severity={severity}
      data-over={state === 'resolved' || undefined}
      aria-labelledby={id}
    >
      <AnnouncementPills announcement={announcement} />
      <Title id={id} className={css['title']}>
        {text(title)}
      </Title>
      <p className={css['when']}>{span(announcement)}</p>
      {services.length > 0 && <p className={css['when']}>{affected(services)}</p>}
      {text(body) !== '' && <p className={css['text']}>{text(body)}</p>}
      {updates.length > 0 && (
        <ol className={css['updates']} aria-label={t('updates.label')}>
          {updates.map((update) => (
            <li key={update.id} className={css['update']}>
              <header>
                <strong>{t(`state.${update.state}`)}</strong> ·{' '}
                <time dateTime={update.createdAt}>{dateTime(update.createdAt)}</time>
              </header>
              <p>{text(update.body)}</p>
            </li>
          ))}
        </ol>
      )}
      {children && <div className={css['actions']}>{children}</div>}
    </article>
  )
}
