import { Button, Group, SegmentedControl, TextInput } from '@mantine/core'
import { useDebouncedValue, useSessionStorage } from '@mantine/hooks'
import { IconDevices2, IconPlus, IconSearch, IconTableImport, IconTool } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Endless } from '#web/customers/index.ts'
import { useMe } from '#web/lib/me.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { Page } from '#web/ui/page.tsx'
import { type DeviceFilter, deviceTeamsQuery, useDeviceList } from './api.ts'
import { DeviceDialog } from './device-dialog.tsx'
import { DeviceRow } from './device-row.tsx'
import css from './devices.module.css'
import { ImportDialog } from './import-dialog.tsx'

const shown = ['all', 'online', 'offline', 'unenrolled', 'firing'] as const
type Shown = (typeof shown)[number]

/** Remembers what was looked for, so that coming back from a device is coming back. */
export function DevicesPage() {
  const { t } = useTranslation('devices')
  const teams = useQuery(deviceTeamsQuery)
  const { role } = useMe()
  const [open, setOpen] = useState<'add' | 'import'>()
  const close = () => setOpen(undefined)
  const acts = (
    <Group gap="xs">
      <Button
        variant="default"
        leftSection={<IconTool size={17} aria-hidden />}
        renderRoot={(props) => <Link to="/devices/maintenance" {...props} />}
      >
        {t('windows.open')}
      </Button>
      {role === 'admin' && (
        <Button
          variant="default"
          leftSection={<IconTableImport size={17} aria-hidden />}
          onClick={() => setOpen('import')}
        >
          {t('import.open')}
        </Button>
      )}
      <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setOpen('add')}>
        {t('add')}
      </Button>
    </Group>
  )
  return (
    <Page title={t('title')} lead={t('lead')} wide actions={teams.data?.length ? acts : undefined}>
      <Loading query={teams}>{(items) => (items.length === 0 ? <TurnedOff /> : <DeviceList />)}</Loading>
      {open === 'add' && <DeviceDialog device={undefined} onClose={close} />}
      {open === 'import' && <ImportDialog onClose={close} />}
    </Page>
  )
}

function DeviceList() {
  const { t } = useTranslation('devices')
  const [typed, setTyped] = useSessionStorage({ key: 'mesa.devices.search', defaultValue: '' })
  const [which, setWhich] = useSessionStorage<Shown>({ key: 'mesa.devices.state', defaultValue: 'all' })
  const [search] = useDebouncedValue(typed.trim(), 180)
  const list = useDeviceList(filterOf(which, search))
  return (
    <>
      <div className={css['filters']}>
        <TextInput
          type="search"
          className={css['search']}
          aria-label={t('find')}
          placeholder={t('find')}
          leftSection={<IconSearch size={15} aria-hidden />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <SegmentedControl
          aria-label={t('show')}
          size="xs"
          value={which}
          onChange={(next) => setWhich(shown.find((one) => one === next) ?? 'all')}
          data={shown.map((value) => ({ value, label: t(`show.${value}`) }))}
        />
      </div>
      <Loading query={list}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items)
          if (items.length === 0)
            return <EmptyState icon={<IconDevices2 size={28} stroke={1.6} />} title={t('none')} text={t('noneText')} />
          return (
            <ul className={css['rows']} aria-label={t('title')}>
              {items.map((device) => (
                <li key={device.id}>
                  <DeviceRow device={device} />
                </li>
              ))}
            </ul>
          )
        }}
      </Loading>
      <Endless query={list} />
    </>
  )
}

function filterOf(which: Shown, q: string): DeviceFilter {
  return {
    ...(q !== '' && { q }),
    ...(which === 'firing' && { isFiring: true as const }),
    ...(which !== 'all' && which !== 'firing' && { state: which }),
  }
}

function TurnedOff() {
  const { t } = useTranslation('devices')
  const { role } = useMe()
  return (
    <EmptyState
      icon={<IconDevices2 size={28} stroke={1.6} />}
      title={t('off')}
      text={t(role === 'admin' ? 'offAdmin' : 'offAgent')}
      action={
        role === 'admin' && (
          <Button renderRoot={(props) => <Link to="/settings/$section" params={{ section: 'devices' }} {...props} />}>
            {t('offOpen')}
          </Button>
        )
      }
    />
  )
}
