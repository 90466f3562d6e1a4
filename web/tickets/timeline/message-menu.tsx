import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** One thing that can be done with a message. */
export interface MessageAction {
  key: string
  label: string
  icon: ReactNode
  run: () => void
}

/** What can be done with a message; absent when there is nothing. */
export function MessageMenu({ actions, name }: { actions: MessageAction[]; name: string }) {
  const { t } = useTranslation('tickets')
  if (actions.length === 0) return null

  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={26} aria-label={t('message.actions', { name })}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map(({ key, label, icon, run }) => (
          <Menu.Item key={key} leftSection={icon} onClick={run}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
