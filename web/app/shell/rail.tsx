import { Tooltip } from '@mantine/core'
import { Link, useLocation } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useDesk } from '#web/lib/me.ts'
import { initials } from '#web/ui/avatar.tsx'
import { CreateMenu } from './create-menu.tsx'
import { type Place, places, settingsPlace } from './places.ts'
import { ProfileMenu } from './profile-menu.tsx'
import css from './rail.module.css'
import { usePlaceBadge } from './use-place-badge.ts'

/** A longer one would be too small to be read in a square; the first letter stands there then. */
const widestLogo = 1.6

/** The dark strip at the side, on everything wider than a phone. */
export function Rail() {
  const { t } = useTranslation('app')
  const desk = useDesk()
  return (
    <nav className={css.rail} aria-label={t('nav.main')}>
      {desk.logo && desk.logo.width <= desk.logo.height * widestLogo ? (
        <img className={css.logo} data-picture src={desk.logo.path} alt="" />
      ) : (
        <div className={css.logo} aria-hidden>
          {initials(desk.name).slice(0, 1)}
        </div>
      )}
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
  const { pathname } = useLocation()
  const Icon = place.icon
  const isHere = pathname.startsWith(place.prefix)
  const { text, name } = usePlaceBadge()(place)
  return (
    <Tooltip label={name} position="right">
      <Link {...place.link} className={css.button} aria-label={name} aria-current={isHere ? 'page' : undefined}>
        <Icon size={20} stroke={1.7} />
        {text !== undefined && (
          <span className={css.badge} aria-hidden>
            {text}
          </span>
        )}
      </Link>
    </Tooltip>
  )
}
