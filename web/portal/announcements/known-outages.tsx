import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useTexts } from '#web/announcements/use-texts.ts'
import { AnnouncementLink } from './announcement-link.tsx'
import css from './current-announcements.module.css'
import { currentQuery } from './queries.ts'

/** What is known to be wrong with a service, or soon will be out of use: read before one asks for it. */
export function KnownOutages({ serviceId }: { serviceId: string }) {
  const { t } = useTranslation('announcements')
  const text = useTexts()
  const { data } = useQuery(currentQuery)
  const items = (data?.items ?? []).filter(
    ({ kind, services }) => kind !== 'news' && services.some(({ id }) => id === serviceId),
  )
  if (items.length === 0) return null
  return (
    <section aria-label={t('now.title')} className={`${css['section']} ${css['below']}`}>
      <ul className={css['list']}>
        {items.map((one) => (
          <li key={one.id}>
            <AnnouncementLink
              announcement={one}
              title={one.kind === 'outage' ? t('known.outage', { title: text(one.title) }) : text(one.title)}
              namesServices={false}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
