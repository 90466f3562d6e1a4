import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Device } from '#contract/devices.ts'
import { DeviceIcon } from './device-icon.tsx'
import css from './devices.module.css'
import { StatePill } from './state-pill.tsx'

export function DeviceRow({ device }: { device: Device }) {
  const { t } = useTranslation('devices')
  const about = [device.owner?.name, device.organization?.name, device.assetTag, device.location].filter(Boolean)
  return (
    <Link to="/devices/$id" params={{ id: device.id }} className={css['row']}>
      <DeviceIcon kind={device.kind} />
      <span className={css['words']}>
        <span className={css['name']}>
          {device.name}
          {device.firingCount > 0 && (
            <span className={css['firing']}>{t('firing', { count: device.firingCount })}</span>
          )}
        </span>
        <span className={css['more']}>{about.join(' · ')}</span>
      </span>
      {device.latest && device.state === 'online' && <span className={css['more']}>{t('latest', device.latest)}</span>}
      <StatePill state={device.state} />
    </Link>
  )
}
