import { Button } from '@mantine/core'
import { IconTool } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Device } from '#contract/devices.ts'
import { Card } from '#web/customers/index.ts'
import { windowsQuery } from '../api.ts'
import css from '../devices.module.css'
import { WindowDialog } from './window-dialog.tsx'
import { WindowRow } from './window-row.tsx'

/** What mutes the device: its own windows, its group's, and those of all. */
export function WindowsSection({ device }: { device: Device }) {
  const { t } = useTranslation('devices')
  const { data = [] } = useQuery(windowsQuery)
  const [isAdding, setAdding] = useState(false)
  const items = data.filter(({ deviceId, groupId }) =>
    deviceId === null ? groupId === null || groupId === device.group?.id : deviceId === device.id,
  )
  return (
    <Card title={t('windows.title')}>
      {items.length === 0 && <p className={css['quiet']}>{t('windows.none')}</p>}
      <ul className={css['list']}>
        {items.map((one) => (
          <li key={one.id} className={css['window']}>
            <WindowRow window={one} />
          </li>
        ))}
      </ul>
      <Button
        mt="xs"
        size="xs"
        variant="default"
        leftSection={<IconTool size={15} aria-hidden />}
        onClick={() => setAdding(true)}
      >
        {t('windows.add')}
      </Button>
      {isAdding && <WindowDialog device={device} onClose={() => setAdding(false)} />}
    </Card>
  )
}
