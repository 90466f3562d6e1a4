import { Button, Group } from '@mantine/core'
import { IconActivityHeartbeat, IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AlertSource } from '#contract/alert-sources.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { Page } from '#web/ui/page.tsx'
import { TimeAgo } from '#web/ui/time-ago.tsx'
import rows from '../parts/rows.module.css'
import { ReceiptsDialog } from './receipts-dialog.tsx'
import { SourceDialog } from './source-dialog.tsx'
import { useSources } from './use-sources.ts'

/** The monitors that may tell of alerts, with when each was last heard and what was wrong with it. */
export function MonitoringPage() {
  const { t } = useTranslation('settings')
  const sources = useSources()
  const [edited, setEdited] = useState<AlertSource | 'new'>()
  const [looked, setLooked] = useState<AlertSource>()
  const acts = (
    <Group gap="xs">
      <Button variant="default" renderRoot={(props) => <Link to="/alerts" {...props} />}>
        {t('monitoring.alerts')}
      </Button>
      <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setEdited('new')}>
        {t('monitoring.add')}
      </Button>
    </Group>
  )
  return (
    <Page title={t('section.monitoring')} lead={t('section.monitoring.lead')} actions={acts}>
      <Loading query={sources}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              icon={<IconActivityHeartbeat size={28} stroke={1.6} />}
              title={t('monitoring.none')}
              text={t('monitoring.noneText')}
            />
          ) : (
            <ul className={rows.rows}>
              {items.map((one) => (
                <li key={one.id} className={rows.row}>
                  <SourceRow source={one} onEdit={() => setEdited(one)} onLook={() => setLooked(one)} />
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
      {edited && <SourceDialog source={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />}
      {looked && <ReceiptsDialog source={looked} onClose={() => setLooked(undefined)} />}
    </Page>
  )
}

interface RowProps {
  source: AlertSource
  onEdit: () => void
  onLook: () => void
}

function SourceRow({ source, onEdit, onLook }: RowProps) {
  const { t } = useTranslation('settings')
  const { name, kind, prefix, lastReceivedAt, lastFault } = source
  return (
    <>
      <div className={rows.words}>
        <div className={rows.name}>
          {name}
          <span className={rows.pill}>{t(`monitoring.kind.${kind}`)}</span>
        </div>
        <div className={rows.more}>
          /api/v1/alerts/incoming/{kind}?token={prefix}…
        </div>
        {lastFault && (
          <div className={rows.more}>
            {t('monitoring.lastFault')}: <TimeAgo iso={lastFault.at} /> · {t(`monitoring.reason.${lastFault.reason}`)}
          </div>
        )}
      </div>
      <div className={rows.aside}>
        {lastReceivedAt ? (
          <>
            {t('monitoring.lastReceived')}: <TimeAgo iso={lastReceivedAt} />
          </>
        ) : (
          t('monitoring.neverReceived')
        )}
      </div>
      <Group gap="xs">
        <Button variant="default" size="xs" aria-label={t('monitoring.logOf', { name })} onClick={onLook}>
          {t('monitoring.log')}
        </Button>
        <Button variant="default" size="xs" aria-label={t('monitoring.editName', { name })} onClick={onEdit}>
          {t('monitoring.edit')}
        </Button>
      </Group>
    </>
  )
}
