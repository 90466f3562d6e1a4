import { Anchor, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Card } from '#web/customers/index.ts'
import { TimeAgo } from '#web/ui/time-ago.tsx'
import { MachineState } from './machine-state.tsx'
import css from './mesh.module.css'
import { meshOfDeviceQuery } from './queries.ts'

/** The same machine in MeshCentral; not there where it is linked to none. */
export function DeviceMesh({ id }: { id: string }) {
  const { t } = useTranslation('mesh')
  const { data: node } = useQuery(meshOfDeviceQuery(id))
  if (!node) return null
  const facts = [
    ['name', node.name],
    ['host', node.host],
    ['group', node.group],
    ['system', node.system],
  ] as const
  return (
    <Card title={t('title')}>
      <p className={css['fact']}>
        <MachineState state={node.state} power={node.power} />{' '}
        {node.state !== 'unknown' && (
          <span className={css['state']}>
            {t('since')} <TimeAgo iso={node.stateSince} />
          </span>
        )}
      </p>
      {facts
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <p key={name} className={css['fact']}>
            <span className={css['state']}>{t(`field.${name}`)}:</span> {value}
          </p>
        ))}
      {node.url !== null && (
        <>
          <Anchor href={node.url} target="_blank" rel="noopener noreferrer" size="sm">
            {t('openHere')}
          </Anchor>
          <Text size="xs" c="dimmed">
            {t('openedHere')}
          </Text>
        </>
      )}
    </Card>
  )
}
