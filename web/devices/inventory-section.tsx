import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeviceInventory } from '#contract/device-facts.ts'
import { Card } from '#web/customers/index.ts'
import { Loading } from '#web/ui/loading.tsx'
import { inventoryQuery } from './api.ts'
import css from './devices.module.css'

type Inventory = NonNullable<DeviceInventory['inventory']>

/** So many of what is installed are drawn at once; the rest is found by typing. */
const mostShown = 200

export function InventorySection({ id }: { id: string }) {
  const { t } = useTranslation('devices')
  const inventory = useQuery(inventoryQuery(id))
  return (
    <Loading query={inventory}>
      {({ inventory: known }) =>
        known === null ? (
          <Card title={t('inventory.title')}>
            <p className={css['quiet']}>{t('inventory.none')}</p>
          </Card>
        ) : (
          <>
            <Hardware inventory={known} />
            <Software software={known.software} />
          </>
        )
      }
    </Loading>
  )
}

function Hardware({ inventory: { hardware, os, disks, networks, pendingUpdates } }: { inventory: Inventory }) {
  const { t } = useTranslation('devices')
  const facts = [
    ['model', `${hardware.manufacturer} ${hardware.model}`.trim()],
    ['processor', t('inventory.cores', { processor: hardware.processor, count: hardware.cores })],
    ['memory', t('inventory.gigabytes', { size: (hardware.memoryBytes / 1e9).toFixed(1) })],
    ['os', `${os.name} ${os.version} (${os.architecture})`],
    ['kernel', os.kernel],
    ['disks', disks.map(({ name, bytes }) => `${name} ${(bytes / 1e9).toFixed(0)} GB`).join(', ')],
    ['networks', networks.map(({ name, addresses }) => `${name} ${addresses.join(' ')}`).join(', ')],
    ['updates', pendingUpdates === null ? '' : String(pendingUpdates)],
  ] as const
  return (
    <Card title={t('inventory.title')}>
      <dl className={css['facts']}>
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <Fact key={name} name={t(`inventory.${name}`)} value={value} />
          ))}
      </dl>
    </Card>
  )
}

export function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  )
}

function Software({ software }: { software: Inventory['software'] }) {
  const { t } = useTranslation('devices')
  const [typed, setTyped] = useState('')
  const wanted = typed.trim().toLowerCase()
  const found = software.filter(({ name }) => name.toLowerCase().includes(wanted))
  return (
    <Card title={t('software.title', { count: software.length })}>
      <TextInput
        type="search"
        size="xs"
        aria-label={t('software.find')}
        placeholder={t('software.find')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <ul className={`${css['list']} ${css['software']}`} tabIndex={0} aria-label={t('software.list')}>
        {found.slice(0, mostShown).map(({ name, version }) => (
          <li key={`${name} ${version}`} className={css['line']}>
            <span>{name}</span>
            <span className={css['more']}>{version}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
