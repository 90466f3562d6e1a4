import { Switch } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { Loading } from '#web/ui/loading.tsx'
import { showError } from '#web/ui/notify.ts'
import { Page } from '#web/ui/page.tsx'
import rows from '../parts/rows.module.css'
import { Groups } from './groups.tsx'
import { Thresholds } from './thresholds.tsx'

/** For which teams there are devices, and what raises an alert. */
export function DevicesPage() {
  const { t } = useTranslation('settings')
  return (
    <Page title={t('section.devices')} lead={t('section.devices.lead')}>
      <Teams />
      <Thresholds />
      <Groups />
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
  const turn = useTurn()
  return (
    <section>
      <h2>{t('devices.teams')}</h2>
      <Loading query={teams}>
        {({ items }) => (
          <ul className={rows.rows}>
            {items.map(({ id, name }) => (
              <li key={id} className={rows.row}>
                <Switch
                  label={name}
                  checked={on.some((one) => one.id === id)}
                  onChange={(event) => turn.mutate({ id, isOn: event.currentTarget.checked })}
                />
              </li>
            ))}
          </ul>
        )}
      </Loading>
    </section>
  )
}

function useTurn() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ id, isOn }: { id: string; isOn: boolean }) =>
      api.deviceTeams.turn({ params: { id }, body: { isOn } }),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.devices }),
    onError: showError,
  })
}
