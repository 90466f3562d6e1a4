import { Anchor, Button, Group } from '@mantine/core'
import { IconArrowLeft, IconPencil, IconPlugConnected, IconQrcode } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Device } from '#contract/devices.ts'
import { Card } from '#web/customers/index.ts'
import { useFormat } from '#web/lib/format.ts'
import { DeviceMesh } from '#web/mesh/index.ts'
import { DeviceSessions } from '#web/remote/index.ts'
import { Loading } from '#web/ui/loading.tsx'
import { Page } from '#web/ui/page.tsx'
import { StatusPill } from '#web/ui/pills.tsx'
import { TimeAgo } from '#web/ui/time-ago.tsx'
import { ActionsSection } from './actions-section.tsx'
import { deviceAlertsQuery, deviceQuery, deviceTicketsQuery } from './api.ts'
import { DeviceDialog } from './device-dialog.tsx'
import css from './devices.module.css'
import { EnrolDialog } from './enrol-dialog.tsx'
import { Fact, InventorySection } from './inventory-section.tsx'
import { LabelDialog } from './label-dialog.tsx'
import { LinksSection } from './links-section.tsx'
import { MetricsSection } from './metrics-section.tsx'
import { StatePill } from './state-pill.tsx'
import { WindowsSection } from './windows/windows-section.tsx'

export function DevicePage({ id }: { id: string }) {
  const device = useQuery(deviceQuery(id))
  return <Loading query={device}>{(known) => <DeviceView device={known} />}</Loading>
}

function DeviceView({ device }: { device: Device }) {
  const { t } = useTranslation('devices')
  const [open, setOpen] = useState<'edit' | 'enrol' | 'label'>()
  const close = () => setOpen(undefined)
  return (
    <Page
      title={device.name}
      wide
      lead={<Lead device={device} />}
      actions={
        <Group gap="xs">
          <Button variant="default" leftSection={<IconQrcode size={16} aria-hidden />} onClick={() => setOpen('label')}>
            {t('label.open')}
          </Button>
          <Button variant="default" leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setOpen('edit')}>
            {t('edit')}
          </Button>
          <Button leftSection={<IconPlugConnected size={16} aria-hidden />} onClick={() => setOpen('enrol')}>
            {t(device.state === 'unenrolled' ? 'enrol.open' : 'enrol.again')}
          </Button>
        </Group>
      }
    >
      <Anchor renderRoot={(props) => <Link to="/devices" {...props} />} size="sm" className={css['back']}>
        <IconArrowLeft size={16} aria-hidden /> {t('back')}
      </Anchor>
      <div className={css['columns']}>
        <div className={css['column']}>
          <About device={device} />
          <DeviceMesh id={device.id} />
          <LinksSection id={device.id} />
          <ActionsSection device={device} />
          <Alerts id={device.id} />
          <WindowsSection device={device} />
          <Tickets id={device.id} />
          <DeviceSessions id={device.id} />
        </div>
        <div className={css['column']}>
          <MetricsSection id={device.id} />
          <InventorySection id={device.id} />
        </div>
      </div>
      {open === 'edit' && <DeviceDialog device={device} onClose={close} />}
      {open === 'label' && <LabelDialog device={device} onClose={close} />}
      {open === 'enrol' && <EnrolDialog device={device} onClose={close} />}
    </Page>
  )
}

function Lead({ device: { state, stateSince } }: { device: Device }) {
  return (
    <>
      <StatePill state={state} /> {stateSince !== null && <TimeAgo iso={stateSince} />}
    </>
  )
}

function About({ device }: { device: Device }) {
  const { t } = useTranslation('devices')
  const format = useFormat()
  const allowed = device.allowed.map((one) => t(`allowed.${one}`))
  const facts = [
    ['kind', t(`kind.${device.kind}`)],
    ['owner', device.owner?.name ?? ''],
    ['organization', device.organization?.name ?? ''],
    ['team', device.team.name],
    ['group', device.group?.name ?? ''],
    ['assetTag', device.assetTag],
    ['serial', device.serial],
    ['location', device.location],
    ['notes', device.notes],
    ['hostname', device.hostname],
    ['allowed', device.state === 'unenrolled' ? '' : format.list(allowed) || t('allowed.nothing')],
  ] as const
  return (
    <Card title={t('about')}>
      <dl className={css['facts']}>
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <Fact key={name} name={t(`field.${name}`)} value={value} />
          ))}
      </dl>
    </Card>
  )
}

function Alerts({ id }: { id: string }) {
  const { t } = useTranslation('devices')
  const { data: alerts = [] } = useQuery(deviceAlertsQuery(id))
  return (
    <Card title={t('alerts.title')}>
      {alerts.length === 0 && <p className={css['quiet']}>{t('alerts.none')}</p>}
      <ul className={css['list']}>
        {alerts.map((alert) => (
          <li key={alert.id} className={css['line']}>
            <span>
              {alert.ticketNumber === null ? (
                alert.title
              ) : (
                <Link to="/tickets/$number" params={{ number: String(alert.ticketNumber) }}>
                  {alert.title}
                </Link>
              )}
              {alert.explainedBy && (
                <span className={css['more']}> {t('links.explained', { name: alert.explainedBy.name })}</span>
              )}
              {alert.mutedBy && <span className={css['more']}> {t(`muted.${alert.mutedBy}`)}</span>}
            </span>
            <span className={alert.state === 'firing' ? css['firing'] : css['more']}>
              {t(`alert.${alert.state}`)} <TimeAgo iso={alert.resolvedAt ?? alert.firedAt} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Tickets({ id }: { id: string }) {
  const { t } = useTranslation('devices')
  const { data: tickets = [] } = useQuery(deviceTicketsQuery(id))
  return (
    <Card title={t('tickets.title')}>
      {tickets.length === 0 && <p className={css['quiet']}>{t('tickets.none')}</p>}
      <ul className={css['list']}>
        {tickets.map(({ number, subject, status }) => (
          <li key={number} className={css['line']}>
            <Link to="/tickets/$number" params={{ number: String(number) }}>
              #{number} {subject}
            </Link>
            <StatusPill status={status} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
