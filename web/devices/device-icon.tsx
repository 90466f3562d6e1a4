import {
  IconBoxMultiple,
  IconDeviceDesktop,
  IconDeviceMobile,
  IconDeviceTablet,
  IconPrinter,
  IconRouter,
  IconServer,
} from '@tabler/icons-react'
import type { DeviceKind } from '#contract/devices.ts'
import css from './devices.module.css'

const icons = {
  computer: IconDeviceDesktop,
  server: IconServer,
  kiosk: IconDeviceTablet,
  phone: IconDeviceMobile,
  printer: IconPrinter,
  network: IconRouter,
  other: IconBoxMultiple,
} satisfies Record<DeviceKind, unknown>

export function DeviceIcon({ kind }: { kind: DeviceKind }) {
  const Icon = icons[kind]
  return (
    <span className={css['icon']} aria-hidden>
      <Icon size={18} stroke={1.7} />
    </span>
  )
}
