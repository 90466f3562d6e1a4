import { Button, MultiSelect, NumberInput, Stack, Switch } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RemoteSettings } from '#contract/remote-settings.ts'
import { OrganizationsField } from '#web/customers/index.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { Loading } from '#web/ui/loading.tsx'
import { showError, showSuccess } from '#web/ui/notify.ts'
import { Page } from '#web/ui/page.tsx'
import { IceServersSection } from './ice-servers-section.tsx'

/** Which teams may help from afar, how long sessions last, and what is recorded. */
export function RemotePage() {
  const { t } = useTranslation('settings')
  const settings = useQuery({
    queryKey: keys.remoteSettings,
    queryFn: ({ signal }) => api.remote.settings({ signal }),
  })
  return (
    <Page title={t('section.remote')} lead={t('section.remote.lead')}>
      <Loading query={settings}>{(saved) => <RemoteForm saved={saved} />}</Loading>
      <IceServersSection />
    </Page>
  )
}

type Wishes = RemoteSettings['organizations']

function RemoteForm({ saved }: { saved: RemoteSettings }) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const { data: teams } = useQuery({ queryKey: keys.teams, queryFn: ({ signal }) => api.teams.list({ signal }) })
  const { data: devices } = useQuery({
    queryKey: [...keys.remoteSettings, 'devices'],
    queryFn: ({ signal }) => api.devices.list({ query: { kind: ['server', 'kiosk'], limit: 200 }, signal }),
  })
  const [edited, setEdited] = useState<Partial<RemoteSettings>>({})
  const save = useSave(() => setEdited({}))
  const shown = { ...saved, ...edited }
  const set = (change: Partial<RemoteSettings>) => setEdited((before) => ({ ...before, ...change }))
  const count = (field: 'keepDays' | 'idleMinutes' | 'mostMinutes' | 'factorMinutes') => (value: string | number) => {
    if (typeof value === 'number') set({ [field]: value })
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate(edited)
      }}
    >
      <Stack gap="md" maw={520} align="stretch">
        <MultiSelect
          label={t('remote.teams')}
          description={t('remote.teamsHint')}
          placeholder={shown.teamIds.length === 0 ? t('remote.teamsNone') : ''}
          searchable
          data={(teams?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={shown.teamIds}
          onChange={(teamIds) => set({ teamIds })}
        />
        <MultiSelect
          label={t('remote.unattended')}
          description={t('remote.unattendedHint')}
          searchable
          nothingFoundMessage={t('remote.noDevices')}
          data={(devices?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={shown.unattendedIds}
          onChange={(unattendedIds) => set({ unattendedIds })}
        />
        <Switch
          label={t('remote.isRecorded')}
          description={t('remote.isRecordedHint')}
          checked={shown.isRecorded}
          onChange={(event) => set({ isRecorded: event.currentTarget.checked })}
        />
        {[true, false].map((isRecorded) => (
          <OrganizationsField
            key={String(isRecorded)}
            label={t(isRecorded ? 'remote.recorded' : 'remote.unrecorded')}
            description={t(isRecorded ? 'remote.recordedHint' : 'remote.unrecordedHint')}
            value={shown.organizations.filter((one) => one.isRecorded === isRecorded)}
            onChange={(chosen) => set({ organizations: withChosen(shown.organizations, chosen, isRecorded) })}
          />
        ))}
        <NumberInput
          label={t('remote.keepDays')}
          min={1}
          max={3650}
          allowDecimal={false}
          value={shown.keepDays}
          onChange={count('keepDays')}
        />
        <NumberInput
          label={t('remote.idleMinutes')}
          description={t('remote.idleMinutesHint')}
          min={1}
          max={30}
          allowDecimal={false}
          value={shown.idleMinutes}
          onChange={count('idleMinutes')}
        />
        <NumberInput
          label={t('remote.mostMinutes')}
          description={t('remote.mostMinutesHint')}
          min={5}
          max={240}
          allowDecimal={false}
          value={shown.mostMinutes}
          onChange={count('mostMinutes')}
        />
        <NumberInput
          label={t('remote.factorMinutes')}
          description={t('remote.factorMinutesHint')}
          min={1}
          max={480}
          allowDecimal={false}
          value={shown.factorMinutes}
          onChange={count('factorMinutes')}
        />
        <div>
          <Button type="submit" loading={save.isPending}>
            {common('save')}
          </Button>
        </div>
      </Stack>
    </form>
  )
}

/** What is chosen of one kind; whoever was of the other kind is no more. */
function withChosen(all: Wishes, chosen: { id: string; name: string }[], isRecorded: boolean): Wishes {
  const others = all.filter((one) => one.isRecorded !== isRecorded && !chosen.some(({ id }) => id === one.id))
  return [...others, ...chosen.map(({ id, name }) => ({ id, name, isRecorded }))]
}

function useSave(onSaved: () => void) {
  const { t } = useTranslation('settings')
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: Partial<RemoteSettings>) => api.remote.changeSettings({ body }),
    onError: showError,
    onSuccess: (settings) => {
      queries.setQueryData(keys.remoteSettings, settings)
      onSaved()
      showSuccess(t('remote.saved'))
    },
  })
}
