import { IconChevronRight, IconInfoCircle, IconTool, IconUrgent } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSpan, useTexts } from '#web/announcements/use-texts.ts'
import { Link } from '../link.tsx'
import css from './current-announcements.module.css'
import { currentQuery } from './queries.ts'

const icons = { outage: IconUrgent, maintenance: IconTool, news: IconInfoCircle }
const shown = 4

/** What somebody had better know before writing: outages first. Nothing is drawn while there is nothing to tell. */
export function CurrentAnnouncements() {
  const { t } = useTranslation('announcements')
  const text = useTexts()
  const span = useSpan()
  const { data } = useQuery(currentQuery)
  const items = data?.items ?? []
  if (items.length === 0) return null
  return (
    <section aria-labelledby="announcements" className={css['section']}>
      <h2 id="announcements" className="visually-hidden">
        {t('now.title')}
      </h2>
      <ul className={css['list']}>
        {items.slice(0, shown).map((one) => {
          const Icon = icons[one.kind]
          return (
            <li key={one.id}>
              <Link
                to="/announcements/$id"
                params={{ id: one.id }}
                className={css['item']}
                data-severity={one.severity}
              >
                <Icon size={22} aria-hidden className={css['icon']} />
                <span className={css['words']}>
                  <strong>{text(one.title)}</strong>
                  <span>
                    {t(`kind.${one.kind}`)}
                    {one.kind !== 'news' && ` · ${t(`state.${one.state}`)}`} · {span(one)}
                  </span>
                </span>
                <IconChevronRight size={18} aria-hidden className={css['arrow']} />
              </Link>
            </li>
          )
        })}
      </ul>
      {items.length > shown && (
        <Link to="/announcements" className={css['all']}>
          {t('all')}
        </Link>
      )}
    </section>
  )
}
