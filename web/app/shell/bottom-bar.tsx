import { Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { Link, useLocation, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import css from './bottom-bar.module.css'
import { CreateMenu } from './create-menu.tsx'
import { type Place, places, settingsPlace } from './places.ts'
import { ProfileMenu } from './profile-menu.tsx'
import { usePlaceBadge } from './use-place-badge.ts'

/** What the rail is on wide screens; under the thumb on phones. */
export function BottomBar() {
  const { t } = useTranslation('app')
  const [inbox, myDay, board, notifications, search, customers, announcements, mail] = places
  return (
    <nav className={css.bar} aria-label={t('nav.main')}>
      <BarLink place={inbox} />
      <BarLink place={search} />
      <CreateMenu className={css.create} position="top" withLabel />
      <BarLink place={customers} />
      <More places={[notifications, myDay, board, announcements, mail, settingsPlace]} />
      <ProfileMenu className={css.profile} position="top-end" />
    </nav>
  )
}

function BarLink({ place }: { place: Place }) {
  const { t } = useTranslation('app')
  const { pathname } = useLocation()
  const Icon = place.icon
  return (
    <Link {...place.link} className={css.item} aria-current={pathname.startsWith(place.prefix) ? 'page' : undefined}>
      <Icon size={21} stroke={1.7} aria-hidden />
      <span className={css.word}>{t(place.name)}</span>
    </Link>
  )
}

function More({ places: more }: { places: [Place, ...Place[]] }) {
  const { t } = useTranslation('app')
  const navigate = useNavigate()
  const badgeOf = usePlaceBadge()
  const waiting = badgeOf(more[0]).text
  return (
    <Menu position="top" width={220}>
      <Menu.Target>
        <button type="button" className={css.item}>
          <IconDots size={21} stroke={1.7} aria-hidden />
          {waiting !== undefined && (
            <span className={css.badge} aria-hidden>
              {waiting}
            </span>
          )}
          <span className={css.word}>{t('nav.more')}</span>
          {waiting !== undefined && <span className="visually-hidden">{badgeOf(more[0]).name}</span>}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {more.map((place) => (
          <Menu.Item
            key={place.name}
            leftSection={<place.icon size={16} />}
            onClick={() => void navigate({ ...place.link })}
          >
            {badgeOf(place).name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
