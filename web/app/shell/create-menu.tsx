import { Menu, type MenuProps } from '@mantine/core'
import { IconPhonePlus, IconPlus, IconShoppingBag, IconTicket } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'

interface Props {
  className: string | undefined
  position: NonNullable<MenuProps['position']>
  /** Words below the icon, as on the phone's bar. */
  withLabel?: boolean
}

export function CreateMenu({ className, position, withLabel = false }: Props) {
  const { t } = useTranslation('app')
  const navigate = useNavigate()
  return (
    <Menu position={position} width={220}>
      <Menu.Target>
        <button type="button" className={className} aria-label={t('nav.create')}>
          <IconPlus size={withLabel ? 24 : 20} stroke={1.9} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconTicket size={16} />} onClick={() => void navigate({ to: '/new' })}>
          {t('nav.newTicket')}
        </Menu.Item>
        <Menu.Item leftSection={<IconShoppingBag size={16} />} onClick={() => void navigate({ to: '/services/new' })}>
          {t('nav.askForService')}
        </Menu.Item>
        <Menu.Item leftSection={<IconPhonePlus size={16} />} onClick={() => void navigate({ to: '/calls/new' })}>
          {t('nav.logCall')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
