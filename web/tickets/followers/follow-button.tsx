import { ActionIcon, Tooltip } from '@mantine/core'
import { IconBell, IconBellRinging } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Follow } from './use-follow.ts'

/** Whether one is told what is said on the ticket. */
export function FollowButton({ follow }: { follow: Follow }) {
  const { t } = useTranslation('tickets')
  const { isFollowing, toggle } = follow
  const Icon = isFollowing ? IconBellRinging : IconBell
  return (
    <Tooltip label={isFollowing ? t('follow.isOn') : t('follow.isOff')}>
      <ActionIcon
        variant={isFollowing ? 'light' : 'default'}
        size={30}
        aria-label={t('follow.label')}
        aria-pressed={isFollowing}
        aria-keyshortcuts="w"
        onClick={toggle}
      >
        <Icon size={16} />
      </ActionIcon>
    </Tooltip>
  )
}
