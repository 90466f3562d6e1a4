import { Group, Switch } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { Loading } from '#web/ui/loading.tsx'
import { showError } from '#web/ui/notify.ts'
import { Page } from '#web/ui/page.tsx'
import rows from '../parts/rows.module.css'
import { Groups } from './groups.tsx'
import { Scripts } from './scripts.tsx'
import { Thresholds } from './thresholds.tsx'

/** For which teams there are devices, and what raises an alert. */
export function DevicesPage() {
  const { t } = useTranslation('settings')
  return (
    <Page title={t('section.devices')} lead={t('section.devices.lead')}>
      <Teams />
      <Thresholds />
      <Groups />
      <Scripts />
    </Page>
  )
}

function Teams() {
  const { t } = useTranslation('settings')
  const teams = useQuery({ queryKey: keys.teams, queryFn: ({ signal }) => api.teams.list({ signal }) })
  const { data: on = [] } = useQuery({
    queryKey: [...keys.devices, 'teams'],
    queryFn: async ({ signal }) => (await api.deviceTeams.list({ signal })).items,
  })
  return (
    <section>
      <h2>{t('devices.teams')}</h2>
      <Loading query={teams}>
        {({ items }) => (
          <ul className={rows.rows}>
            {items.map(({ id, name }) => (
              <li key={id} className={rows.row}>
                <TeamSwitches id={id} name={name} known={on.find((one) => one.id === id)} />
              </li>
            ))}
          </ul>
        )}
      </Loading>
    </section>
  )
}

interface TeamProps {
  id: string
  name: string
  /** Undefined: devices are turned off for it. */
  known: { allowsActions: boolean } | undefined
}

function TeamSwitches({ id, name, known }: TeamProps) {
  const { t } = useTranslation('settings')
  const turn = useTurn()
  return (
    <Group gap="xl">
      <Switch
        label={name}
        checked={known !== undefined}
        onChange={(event) => turn.mutate({ id, isOn: event.currentTarget.checked, allowsActions: false })}
      />
      {known && (
        <Switch
          label={t('devices.allowActions')}
          aria-label={t('devices.allowActionsOf', { name })}
          checked={known.allowsActions}
          onChange={(event) => turn.mutate({ id, isOn: true, allowsActions: event.currentTarget.checked })}
        />
      )}
    </Group>
  )
}

function useTurn() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ id, ...body }: { id: string; isOn: boolean; allowsActions: boolean }) =>
      api.deviceTeams.turn({ params: { id }, body }),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.devices }),
    onError: showError,
  })
}
