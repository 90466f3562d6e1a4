import { Anchor } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import css from './current-notice.module.css'
import { currentQuery } from './use-announcements.ts'
import { useAffected, useSpan, useTexts } from './use-texts.ts'

const shown = 3

/**
 * What fails right now, for agents who are about to open a ticket about it, or to ask for the service that it affects.
 * Nothing while nothing does.
 */
export function CurrentNotice({ serviceId }: { serviceId?: string }) {
  const { t } = useTranslation('announcements')
  const text = useTexts()
  const span = useSpan()
  const affected = useAffected()
  const { data } = useQuery(currentQuery)
  const items = (data?.items ?? [])
    .filter(({ kind, state }) => kind !== 'news' && state !== 'scheduled')
    .filter(({ services }) => serviceId === undefined || services.some(({ id }) => id === serviceId))
  if (items.length === 0) return null
  return (
    <section className={css['notice']} aria-label={t('now.title')}>
      <ul className={css['list']}>
        {items.slice(0, shown).map((one) => (
          <li key={one.id} data-severity={one.severity}>
            <strong>
              {t(`kind.${one.kind}`)}: {text(one.title)}
            </strong>
            <span className={css['more']}>
              {[t(`state.${one.state}`), span(one), affected(one.services)].filter((word) => word !== '').join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      <Anchor component={Link} to="/announcements" size="sm">
        {t('all')}
      </Anchor>
    </section>
  )
}
