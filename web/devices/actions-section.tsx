import { Button, NumberInput, Select, Stack, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeviceAct, WantedAct } from '#contract/device-acts.ts'
import type { Device } from '#contract/devices.ts'
import { Card } from '#web/customers/index.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'
import { TimeAgo } from '#web/ui/time-ago.tsx'
import { deviceActsQuery, deviceScriptsQuery, deviceTeamsQuery } from './api.ts'
import css from './devices.module.css'

const kinds = ['diagnostics', 'flush_dns', 'restart_service', 'reboot', 'run_script'] as const
type Kind = (typeof kinds)[number]

/** What may be done on the machine from here, and what was. Drawn only where the team may. */
export function ActionsSection({ device }: { device: Device }) {
  const { t } = useTranslation('devices')
  const { data: teams = [] } = useQuery(deviceTeamsQuery)
  const { data: acts = [] } = useQuery(deviceActsQuery(device.id))
  if (!teams.some(({ id, allowsActions }) => id === device.team.id && allowsActions)) return null
  return (
    <Card title={t('acts.title')}>
      <Wish device={device} />
      {acts.length === 0 && <p className={css['quiet']}>{t('acts.none')}</p>}
      <ul className={css['list']}>
        {acts.map((act) => (
          <li key={act.id} className={css['line']}>
            <Act act={act} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Act({ act: { action, subject, state, person, createdAt } }: { act: DeviceAct }) {
  const { t } = useTranslation('devices')
  const kind = kinds.find((one) => one === action)
  return (
    <>
      <span>
        {kind === undefined ? action : t(`act.${kind}`)} {subject}
        <span className={css['more']}> {person.name}</span>
      </span>
      <span className={css['more']}>
        {t(`actState.${state}`)} <TimeAgo iso={createdAt} />
      </span>
    </>
  )
}

function Wish({ device }: { device: Device }) {
  const { t } = useTranslation('devices')
  const { data: scripts = [] } = useQuery(deviceScriptsQuery)
  const [kind, setKind] = useState<Kind>('diagnostics')
  const [service, setService] = useState('')
  const [minutes, setMinutes] = useState(5)
  const [scriptId, setScriptId] = useState<string | null>(null)
  const [ticket, setTicket] = useState('')
  const run = useRun(device)
  if (!device.allowed.includes('actions')) return <p className={css['quiet']}>{t('acts.notAllowed')}</p>
  if (device.state !== 'online') return <p className={css['quiet']}>{t('acts.offline')}</p>
  const act = wishOf(kind, { service, minutes, scriptId })
  const offered = scripts.length === 0 ? kinds.filter((one) => one !== 'run_script') : kinds
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (act !== undefined) run.mutate({ act, ticketNumber: Number(ticket) || undefined })
      }}
    >
      <Stack gap="xs" mb="md">
        <Select
          size="xs"
          label={t('acts.choose')}
          allowDeselect={false}
          data={offered.map((value) => ({ value, label: t(`act.${value}`) }))}
          value={kind}
          onChange={(value) => setKind(kinds.find((one) => one === value) ?? 'diagnostics')}
        />
        {kind === 'restart_service' && (
          <TextInput
            size="xs"
            label={t('acts.service')}
            value={service}
            onChange={(event) => setService(event.currentTarget.value)}
          />
        )}
        {kind === 'reboot' && (
          <NumberInput
            size="xs"
            label={t('acts.minutes')}
            min={1}
            max={60}
            value={minutes}
            onChange={(value) => setMinutes(Number(value) || 1)}
          />
        )}
        {kind === 'run_script' && (
          <Select
            size="xs"
            label={t('acts.script')}
            data={scripts.map(({ id, name }) => ({ value: id, label: name }))}
            value={scriptId}
            onChange={setScriptId}
          />
        )}
        <TextInput
          size="xs"
          inputMode="numeric"
          label={t('acts.ticket')}
          value={ticket}
          onChange={(event) => setTicket(event.currentTarget.value.replace(/\D/g, ''))}
        />
        <Button type="submit" size="xs" loading={run.isPending}>
          {t('acts.run')}
        </Button>
      </Stack>
    </form>
  )
}

interface Details {
  service: string
  minutes: number
  scriptId: string | null
}

/** Undefined while something is missing. */
function wishOf(action: Kind, { service, minutes, scriptId }: Details): WantedAct | undefined {
  if (action === 'restart_service') return service.trim() === '' ? undefined : { action, service: service.trim() }
  if (action === 'reboot') return { action, minutes }
  if (action === 'run_script') return scriptId === null ? undefined : { action, scriptId }
  return { action }
}

function useRun({ id, name }: Device) {
  const { t } = useTranslation('devices')
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ act, ticketNumber }: { act: WantedAct; ticketNumber: number | undefined }) =>
      api.deviceActs.run({ params: { id }, body: { act, ...(ticketNumber !== undefined && { ticketNumber }) } }),
    onSuccess: () => showSuccess(t('acts.done', { name })),
    onError: showError,
    onSettled: () => queries.invalidateQueries({ queryKey: keys.device(id) }),
  })
}
