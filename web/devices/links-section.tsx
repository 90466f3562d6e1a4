import { ActionIcon, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconX } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LinkedDevice } from '#contract/device-links.ts'
import { Card } from '#web/customers/index.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError } from '#web/ui/notify.ts'
import { deviceLinksQuery } from './api.ts'
import css from './devices.module.css'
import { StatePill } from './state-pill.tsx'

/** What the device is reached through, and what is reached through it. */
export function LinksSection({ id }: { id: string }) {
  const { t } = useTranslation('devices')
  const { data } = useQuery(deviceLinksQuery(id))
  const change = useChange(id)
  if (!data) return null
  const known = new Set([id, ...data.upstream.map((one) => one.id), ...data.downstream.map((one) => one.id)])
  return (
    <Card title={t('links.title')}>
      <p className={css['quiet']}>{t('links.text')}</p>
      {data.upstream.length > 0 && (
        <ul className={css['list']} aria-label={t('links.upstream')}>
          {data.upstream.map((device) => (
            <LinkedLine key={device.id} device={device}>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('links.remove', { name: device.name })}
                onClick={() => change.mutate({ other: device.id, isLinked: false })}
              >
                <IconX size={16} />
              </ActionIcon>
            </LinkedLine>
          ))}
        </ul>
      )}
      <AddUpstream known={known} onAdd={(other) => change.mutate({ other, isLinked: true })} />
      {data.downstream.length > 0 && (
        <>
          <h3 className={css['subtitle']}>{t('links.downstream', { count: data.downstream.length })}</h3>
          <ul className={css['list']}>
            {data.downstream.map((device) => (
              <LinkedLine key={device.id} device={device} />
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}

function LinkedLine({ device, children }: { device: LinkedDevice; children?: ReactNode }) {
  const { t } = useTranslation('devices')
  return (
    <li className={css['line']}>
      <span>
        <Link to="/devices/$id" params={{ id: device.id }}>
          {device.name}
        </Link>
        {device.firingCount > 0 && <span className={css['firing']}> {t('firing', { count: device.firingCount })}</span>}
      </span>
      <StatePill state={device.state} />
      {children}
    </li>
  )
}

function AddUpstream({ known, onAdd }: { known: ReadonlySet<string>; onAdd: (id: string) => void }) {
  const { t } = useTranslation('devices')
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed.trim(), 180)
  const { data } = useQuery({
    queryKey: keys.deviceList({ q, limit: 20 }),
    queryFn: ({ signal }) => api.devices.list({ query: { q, limit: 20 }, signal }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  })
  const offered = (data?.items ?? []).filter(({ id }) => !known.has(id))
  return (
    <Select
      size="xs"
      searchable
      aria-label={t('links.add')}
      placeholder={t('links.add')}
      nothingFoundMessage={q === '' ? undefined : t('none')}
      filter={({ options }) => options}
      data={q === '' ? [] : offered.map(({ id, name }) => ({ value: id, label: name }))}
      value={null}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(id) => {
        if (id !== null) onAdd(id)
        setTyped('')
      }}
    />
  )
}

function useChange(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ other, isLinked }: { other: string; isLinked: boolean }) =>
      isLinked ? api.deviceLinks.add({ params: { id, other } }) : api.deviceLinks.remove({ params: { id, other } }),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.devices }),
    onError: showError,
  })
}
