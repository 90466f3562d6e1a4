import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** Something that can be done with one message. */
export interface MessageEntry {
  key: string
  icon: ReactNode
  label: string
  run: () => void
}

export function MessageMenu({ name, entries }: { name: string; entries: MessageEntry[] }) {
  const { t } = useTranslation('tickets')
  if (entries.length === 0) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={26} aria-label={t('message.menu', { name })}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {entries.map(({ key, icon, label, run }) => (
          <Menu.Item key={key} leftSection={icon} onClick={run}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
