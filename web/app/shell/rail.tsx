import { Tooltip } from '@mantine/core'
import { Link, useLocation } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useDesk } from '#web/lib/me.ts'
import { useQuarantineCount } from '#web/mail/use-quarantine-count.ts'
import { initials } from '#web/ui/avatar.tsx'
import { CreateMenu } from './create-menu.tsx'
import { type Place, places, settingsPlace } from './places.ts'
import { ProfileMenu } from './profile-menu.tsx'
import css from './rail.module.css'

/** The dark strip at the side, on everything wider than a phone. */
export function Rail() {
  const { t } = useTranslation('app')
  const desk = useDesk()
  return (
    <nav className={css.rail} aria-label={t('nav.main')}>
      <div className={css.logo} aria-hidden>
        {initials(desk.name).slice(0, 1)}
      </div>
      <CreateMenu className={css.button} position="right-start" />
      {places.map((place) => (
        <RailLink key={place.name} place={place} />
      ))}
      <div className={css.space} />
      <RailLink place={settingsPlace} />
      <ProfileMenu className={css.profile} position="right-end" />
    </nav>
  )
}

function RailLink({ place }: { place: Place }) {
  const { t } = useTranslation('app')
  const { pathname } = useLocation()
  const Icon = place.icon
  const isHere = pathname.startsWith(place.prefix)
  const quarantined = useQuarantineCount()
  const badge = place.name === 'nav.mail' ? quarantined : 0
  const name = badge > 0 ? t('nav.mailWaiting', { count: badge }) : t(place.name)
  return (
    <Tooltip label={name} position="right">
      <Link {...place.link} className={css.button} aria-label={name} aria-current={isHere ? 'page' : undefined}>
        <Icon size={20} stroke={1.7} />
        {badge > 0 && (
          <span className={css.badge} aria-hidden>
            {badge > 99 ? '99+' : badge}
          </span>
        )}
      </Link>
    </Tooltip>
  )
}
