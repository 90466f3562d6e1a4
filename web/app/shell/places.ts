import {
  IconActivityHeartbeat,
  IconAlertTriangle,
  IconBell,
  IconBook2,
  IconDevices2,
  IconInbox,
  IconLayoutKanban,
  IconMailbox,
  IconMoodSmile,
  IconSearch,
  IconSettings,
  IconSpeakerphone,
  IconSun,
  IconTargetArrow,
  IconUsers,
} from '@tabler/icons-react'
import { linkOptions } from '@tanstack/react-router'

/** The places of the desk, in the order of the rail. `name` is a word of the app's messages. */
export const places = [
  {
    name: 'nav.inbox',
    icon: IconInbox,
    link: linkOptions({ to: '/inbox/$view', params: { view: 'mine' } }),
    prefix: '/inbox',
  },
  { name: 'nav.myDay', icon: IconSun, link: linkOptions({ to: '/my-day' }), prefix: '/my-day' },
  { name: 'nav.board', icon: IconLayoutKanban, link: linkOptions({ to: '/board' }), prefix: '/board' },
  {
    name: 'nav.notifications',
    icon: IconBell,
    link: linkOptions({ to: '/notifications' }),
    prefix: '/notifications',
  },
  { name: 'nav.search', icon: IconSearch, link: linkOptions({ to: '/search' }), prefix: '/search' },
  { name: 'nav.customers', icon: IconUsers, link: linkOptions({ to: '/customers' }), prefix: '/customers' },
  { name: 'nav.devices', icon: IconDevices2, link: linkOptions({ to: '/devices' }), prefix: '/devices' },
  { name: 'nav.alerts', icon: IconActivityHeartbeat, link: linkOptions({ to: '/alerts' }), prefix: '/alerts' },
  { name: 'nav.problems', icon: IconTargetArrow, link: linkOptions({ to: '/problems' }), prefix: '/problems' },
  {
    name: 'nav.announcements',
    icon: IconSpeakerphone,
    link: linkOptions({ to: '/announcements' }),
    prefix: '/announcements',
  },
  { name: 'nav.knowledge', icon: IconBook2, link: linkOptions({ to: '/knowledge' }), prefix: '/knowledge' },
  { name: 'nav.ratings', icon: IconMoodSmile, link: linkOptions({ to: '/ratings' }), prefix: '/ratings' },
  { name: 'nav.mail', icon: IconMailbox, link: linkOptions({ to: '/mail' }), prefix: '/mail' },
] as const

export const settingsPlace = {
  name: 'nav.settings',
  icon: IconSettings,
  link: linkOptions({ to: '/settings' }),
  prefix: '/settings',
} as const

/** Gone to from the palette alone: nobody is there every day. */
export const rarePlaces = [
  {
    name: 'nav.major',
    icon: IconAlertTriangle,
    link: linkOptions({ to: '/major-incidents' }),
    prefix: '/major-incidents',
  },
] as const

export type Place = (typeof places)[number] | typeof settingsPlace
