import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useTexts } from '#web/announcements/use-texts.ts'
import { Link } from '../link.tsx'
import { AnnouncementLink } from './announcement-link.tsx'
import css from './current-announcements.module.css'
import { currentQuery } from './queries.ts'

const shown = 4

/** What somebody had better know before writing: outages first. Nothing is drawn while there is nothing to tell. */
export function CurrentAnnouncements() {
  const { t } = useTranslation('announcements')
  const text = useTexts()
  const { data } = useQuery(currentQuery)
  const items = data?.items ?? []
  if (items.length === 0) return null
  return (
    <section aria-labelledby="announcements" className={css['section']}>
      <h2 id="announcements" className="visually-hidden">
        {t('now.title')}
      </h2>
      <ul className={css['list']}>
        {items.slice(0, shown).map((one) => (
          <li key={one.id}>
            <AnnouncementLink announcement={one} title={text(one.title)} namesServices />
          </li>
        ))}
      </ul>
      {items.length > shown && (
        <Link to="/announcements" className={css['all']}>
          {t('all')}
        </Link>
      )}
    </section>
  )
}
