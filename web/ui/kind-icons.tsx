import {
  IconApi,
  IconBellRinging,
  IconBug,
  IconFileDescription,
  IconHeadset,
  IconMail,
  IconMessageCircle,
  IconPhone,
  IconWorld,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Channel, TicketType } from '#contract/tickets.ts'

const typeIcons = { incident: IconBug, request: IconFileDescription } as const satisfies Record<TicketType, unknown>

const channelIcons = {
  email: IconMail,
  portal: IconWorld,
  phone: IconPhone,
  desk: IconHeadset,
  api: IconApi,
  chat: IconMessageCircle,
  alert: IconBellRinging,
} as const satisfies Record<Channel, unknown>

interface Size {
  size?: number
}

export function TypeIcon({ type, size = 14 }: Size & { type: TicketType }) {
  const { t } = useTranslation('common')
  const Icon = typeIcons[type]
  return <Icon size={size} stroke={1.8} role="img" aria-label={t(`type.${type}`)} />
}

export function ChannelIcon({ channel, size = 14 }: Size & { channel: Channel }) {
  const { t } = useTranslation('common')
  const Icon = channelIcons[channel]
  return <Icon size={size} stroke={1.8} role="img" aria-label={t(`channel.${channel}`)} />
}
