import { ActionIcon, Button, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconLinkOff } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListedMeshNode } from '#contract/mesh.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { MachineState } from '#web/mesh/index.ts'
import { showError } from '#web/ui/notify.ts'
import rows from '../parts/rows.module.css'

export function Machine({ machine }: { machine: ListedMeshNode }) {
  const { name, host, group, system, state, power } = machine
  const facts = [host === name ? '' : host, group, system].filter((fact) => fact !== '')
  return (
    <>
      <div className={rows.words}>
        <div className={rows.name}>{name}</div>
        {facts.length > 0 && <div className={rows.more}>{facts.join(' · ')}</div>}
        <MachineState state={state} power={power} />
      </div>
      <WhichDevice machine={machine} />
    </>
  )
}

function WhichDevice({ machine: { id, name, device, proposal } }: { machine: ListedMeshNode }) {
  const { t } = useTranslation('settings')
  const link = useLink(id)
  if (device !== null)
    return (
      <>
        <span className={rows.more}>
          {t('mesh.linked')}{' '}
          <Link to="/devices/$id" params={{ id: device.id }}>
            {device.name}
          </Link>
        </span>
        <ActionIcon
          variant="default"
          aria-label={t('mesh.unlink', { device: device.name })}
          title={t('mesh.unlink', { device: device.name })}
          loading={link.isPending}
          onClick={() => link.mutate(null)}
        >
          <IconLinkOff size={16} />
        </ActionIcon>
      </>
    )
  return (
    <>
      {proposal !== null && (
        <Button
          size="xs"
          variant="default"
          aria-label={t('mesh.acceptOf', { device: proposal.name, name })}
          loading={link.isPending}
          onClick={() => link.mutate(proposal.id)}
        >
          {t('mesh.accept', { device: proposal.name })}
        </Button>
      )}
      <ChooseDevice name={name} onChoose={(deviceId) => link.mutate(deviceId)} />
    </>
  )
}

function ChooseDevice({ name, onChoose }: { name: string; onChoose: (deviceId: string) => void }) {
  const { t } = useTranslation('settings')
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed.trim(), 180)
  const { data } = useQuery({
    queryKey: keys.deviceList({ q, limit: 20 }),
    queryFn: ({ signal }) => api.devices.list({ query: { q, limit: 20 }, signal }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  })
  return (
    <Select
      size="xs"
      flex="0 1 210px"
      searchable
      aria-label={t('mesh.linkTo', { name })}
      placeholder={t('mesh.linkPlaceholder')}
      nothingFoundMessage={q === '' ? undefined : t('mesh.nothingFound')}
      filter={({ options }) => options}
      data={q === '' ? [] : (data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))}
      value={null}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(id) => {
        if (id !== null) onChoose(id)
        setTyped('')
      }}
    />
  )
}

function useLink(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (deviceId: string | null) => api.mesh.link({ params: { id }, body: { deviceId } }),
    onError: showError,
    onSettled: () => queries.invalidateQueries({ queryKey: keys.mesh }),
  })
}
