import { Button, Group } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeviceThreshold } from '#contract/device-watching.ts'
import { Loading } from '#web/ui/loading.tsx'
import rows from '../parts/rows.module.css'
import { ThresholdDialog } from './threshold-dialog.tsx'
import { groupsQuery, thresholdsQuery } from './use-watching.ts'

/** What raises an alert, each as one line. */
export function Thresholds() {
  const { t } = useTranslation('settings')
  const thresholds = useQuery(thresholdsQuery)
  const [edited, setEdited] = useState<DeviceThreshold | 'new'>()
  return (
    <section>
      <Group justify="space-between" mt="lg">
        <h2>{t('devices.thresholds')}</h2>
        <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setEdited('new')}>
          {t('devices.addThreshold')}
        </Button>
      </Group>
      <Loading query={thresholds}>
        {(items) =>
          items.length === 0 ? (
            <p className={rows.more}>{t('devices.noThresholds')}</p>
          ) : (
            <ul className={rows.rows}>
              {items.map((threshold) => (
                <li key={threshold.id} className={rows.row}>
                  <Row threshold={threshold} onEdit={() => setEdited(threshold)} />
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
      {edited && (
        <ThresholdDialog threshold={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />
      )}
    </section>
  )
}

function Row({ threshold, onEdit }: { threshold: DeviceThreshold; onEdit: () => void }) {
  const { t } = useTranslation('settings')
  const { data: groups = [] } = useQuery(groupsQuery)
  const { measure, above, forSeconds, severity, groupId, isActive } = threshold
  const name = t(`devices.measure.${measure}`)
  const parts = [
    ...(above === null ? [] : [t('devices.above', { percent: above })]),
    t('devices.for', { count: Math.round(forSeconds / 60) }),
    t(`devices.severity.${severity}`),
    groups.find(({ id }) => id === groupId)?.name ?? t('devices.everyDevice'),
    ...(isActive ? [] : [t('devices.inactive')]),
  ]
  return (
    <>
      <div className={rows.words}>
        <div className={rows.name}>{name}</div>
        <div className={rows.more}>{parts.join(' · ')}</div>
      </div>
      <Button variant="default" size="xs" aria-label={t('devices.editName', { name })} onClick={onEdit}>
        {t('devices.edit')}
      </Button>
    </>
  )
}
