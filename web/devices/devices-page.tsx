import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { useDebouncedValue, useSessionStorage } from '@mantine/hooks'
import { IconDevices2, IconPlus, IconSearch } from '@tabler/icons-react'
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

const shown = ['all', 'online', 'offline', 'unenrolled', 'firing'] as const
type Shown = (typeof shown)[number]

/** Remembers what was looked for, so that coming back from a device is coming back. */
export function DevicesPage() {
  const { t } = useTranslation('devices')
  const teams = useQuery(deviceTeamsQuery)
  const [isAdding, setAdding] = useState(false)
  const add = (
    <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setAdding(true)}>
      {t('add')}
    </Button>
  )
  return (
    <Page title={t('title')} lead={t('lead')} wide actions={teams.data?.length ? add : undefined}>
      <Loading query={teams}>{(items) => (items.length === 0 ? <TurnedOff /> : <DeviceList />)}</Loading>
      {isAdding && <DeviceDialog device={undefined} onClose={() => setAdding(false)} />}
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
    ...(which === 'firing' && { isFiring: 'true' as const }),
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
