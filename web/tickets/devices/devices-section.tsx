import { ActionIcon, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconLink, IconLinkOff } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeviceOnTicket } from '#contract/ticket-devices.ts'
import type { Ticket } from '#contract/tickets.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError } from '#web/ui/notify.ts'
import side from '../side/side.module.css'
import css from './devices-section.module.css'

/** What the ticket is about, and what else the requester has. Drawn only where there are devices at all. */
export function DevicesSection({ ticket: { number } }: { ticket: Ticket }) {
  const { t } = useTranslation('tickets')
  const { data: teams = [] } = useQuery({
    queryKey: [...keys.devices, 'teams'],
    queryFn: async ({ signal }) => (await api.deviceTeams.list({ signal })).items,
  })
  const isOn = teams.length > 0
  const { data: devices = [] } = useQuery({
    queryKey: [...keys.devices, 'ticket', number],
    queryFn: async ({ signal }) => (await api.ticketDevices.list({ params: { number }, signal })).items,
    enabled: isOn,
  })
  if (!isOn) return null
  return (
    <section aria-label={t('devices.title')}>
      <h2 className={side['title']}>{t('devices.title')}</h2>
      <ul className={css['list']}>
        {devices.map((device) => (
          <li key={device.id} className={css['device']}>
            <DeviceLine number={number} device={device} />
          </li>
        ))}
      </ul>
      <AddDevice number={number} known={devices} />
    </section>
  )
}

function DeviceLine({ number, device }: { number: number; device: DeviceOnTicket }) {
  const { t } = useTranslation('tickets')
  const link = useLinking(number)
  const label = t(device.isLinked ? 'devices.unlink' : 'devices.link', { name: device.name })
  return (
    <>
      <span className={css['words']}>
        <Link to="/devices/$id" params={{ id: device.id }}>
          {device.name}
        </Link>
        <span className={side['quiet']}>
          {t(`devices.${device.state}`)}
          {device.firingCount > 0 && ` · ${t('devices.firing', { count: device.firingCount })}`}
        </span>
      </span>
      <ActionIcon
        variant="default"
        aria-label={label}
        title={label}
        onClick={() => link.mutate({ id: device.id, isLinked: !device.isLinked })}
      >
        {device.isLinked ? <IconLinkOff size={16} /> : <IconLink size={16} />}
      </ActionIcon>
    </>
  )
}

function AddDevice({ number, known }: { number: number; known: DeviceOnTicket[] }) {
  const { t } = useTranslation('tickets')
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed.trim(), 180)
  const link = useLinking(number)
  const { data } = useQuery({
    queryKey: keys.deviceList({ q, limit: 20 }),
    queryFn: ({ signal }) => api.devices.list({ query: { q, limit: 20 }, signal }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  })
  const linked = new Set(known.filter(({ isLinked }) => isLinked).map(({ id }) => id))
  const offered = (data?.items ?? []).filter(({ id }) => !linked.has(id))
  return (
    <Select
      size="xs"
      searchable
      aria-label={t('devices.add')}
      placeholder={t('devices.add')}
      nothingFoundMessage={q === '' ? undefined : t('side.nothingFound')}
      filter={({ options }) => options}
      data={q === '' ? [] : offered.map(({ id, name }) => ({ value: id, label: name }))}
      value={null}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(id) => {
        if (id !== null) link.mutate({ id, isLinked: true })
        setTyped('')
      }}
    />
  )
}

function useLinking(number: number) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ id, isLinked }: { id: string; isLinked: boolean }) =>
      isLinked
        ? api.ticketDevices.add({ params: { number, id } })
        : api.ticketDevices.remove({ params: { number, id } }),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.devices }),
    onError: showError,
  })
}
