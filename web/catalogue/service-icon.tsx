import {
  IconApps,
  IconBuilding,
  IconCreditCard,
  IconDeviceLaptop,
  IconDeviceMobile,
  IconFolder,
  IconHelpCircle,
  IconKey,
  IconLock,
  IconMail,
  IconNetwork,
  IconPrinter,
  IconTruck,
  IconUserMinus,
  IconUserPlus,
} from '@tabler/icons-react'
import type { ServiceIcon as Name } from '#contract/service.ts'

const icons: Record<Name, typeof IconKey> = {
  laptop: IconDeviceLaptop,
  phone: IconDeviceMobile,
  mail: IconMail,
  key: IconKey,
  lock: IconLock,
  folder: IconFolder,
  software: IconApps,
  printer: IconPrinter,
  network: IconNetwork,
  'user-plus': IconUserPlus,
  'user-minus': IconUserMinus,
  building: IconBuilding,
  card: IconCreditCard,
  truck: IconTruck,
  question: IconHelpCircle,
}

/** The picture of a service; its name always stands beside it. */
export function ServiceIcon({ name, size = 22 }: { name: Name; size?: number }) {
  const Icon = icons[name]
  return <Icon size={size} stroke={1.7} aria-hidden />
}
