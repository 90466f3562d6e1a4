import { Kbd, Menu, type MenuProps } from '@mantine/core'
import { IconExternalLink, IconKeyboard, IconLogout, IconUserCog } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Me } from '#contract/sessions.ts'
import { OwnDot, StateItems } from '#web/duty/index.ts'
import { languageNames } from '#web/lib/language.ts'
import { useDesk, useMe } from '#web/lib/me.ts'
import { initials } from '#web/ui/avatar.tsx'
import { openKeySheet } from './key-sheet-host.tsx'
import css from './profile-menu.module.css'
import { signOut, useChangeMe } from './use-change-me.ts'

interface Props {
  className: string | undefined
  position: NonNullable<MenuProps['position']>
}

const themes = [
  { theme: 'light', word: 'profile.light' },
  { theme: 'dark', word: 'profile.dark' },
  { theme: 'system', word: 'profile.system' },
] as const satisfies { theme: Me['theme']; word: string }[]

export function ProfileMenu({ className, position }: Props) {
  const { t } = useTranslation(['app', 'common'])
  const me = useMe()
  const { portalUrl } = useDesk()
  const navigate = useNavigate()
  const change = useChangeMe()

  return (
    <Menu position={position} width={240}>
      <Menu.Target>
        <button type="button" className={className}>
          <span className={css.face} aria-hidden>
            {initials(me.name)}
            <span className={css.state}>
              <OwnDot />
            </span>
          </span>
          <span className="visually-hidden">{t('profile.open', { name: me.name })}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={css.who}>
          <span className={css.name}>{me.name}</span>
          <span className={css.address}>{me.email}</span>
        </div>
        <StateItems />
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconUserCog size={16} />}
          onClick={() => void navigate({ to: '/settings/$section', params: { section: 'profile' } })}
        >
          {t('profile.account')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconKeyboard size={16} />}
          rightSection={<Kbd size="xs">?</Kbd>}
          onClick={openKeySheet}
        >
          {t('profile.keys')}
        </Menu.Item>
        <Menu.Item component="a" href={`${portalUrl}/`} target="_blank" leftSection={<IconExternalLink size={16} />}>
          {t('profile.portal')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.RadioGroup value={me.theme} onChange={(theme) => change({ theme: theme as Me['theme'] })}>
          <Menu.Label>{t('profile.theme')}</Menu.Label>
          {themes.map(({ theme, word }) => (
            <Menu.RadioItem key={theme} value={theme} closeMenuOnClick={false}>
              {t(word)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.RadioGroup value={me.language} onChange={(language) => change({ language: language as Me['language'] })}>
          <Menu.Label>{t('common:language')}</Menu.Label>
          {Object.entries(languageNames).map(([language, name]) => (
            <Menu.RadioItem key={language} value={language} lang={language} closeMenuOnClick={false}>
              {name}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>
          {t('profile.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
