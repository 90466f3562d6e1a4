import { Select, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Device, deviceKind } from '#contract/devices.ts'
import { OrganizationPicker } from '#web/customers/index.ts'
import { api } from '#web/lib/api.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { keys } from '#web/lib/queries.ts'
import { FormModal } from '#web/ui/form-modal.tsx'
import { PersonPicker } from '#web/ui/person-picker.tsx'
import { deviceGroupsQuery, deviceTeamsQuery } from './api.ts'

type Draft = Pick<Device, 'name' | 'kind' | 'owner' | 'organization' | 'assetTag' | 'serial' | 'location' | 'notes'> & {
  teamId: string | null
  groupId: string | null
}

const empty: Draft = {
  name: '',
  kind: 'computer',
  owner: null,
  organization: null,
  assetTag: '',
  serial: '',
  location: '',
  notes: '',
  teamId: null,
  groupId: null,
}

interface Props {
  device: Device | undefined
  onClose: () => void
}

/** What people know of a device; what its agent says is not typed. */
export function DeviceDialog({ device, onClose }: Props) {
  const { t } = useTranslation('devices')
  const { t: common } = useTranslation('common')
  const { data: teams = [] } = useQuery(deviceTeamsQuery)
  const { data: groups = [] } = useQuery(deviceGroupsQuery)
  const [first] = useState<Draft>(() =>
    device ? { ...device, teamId: device.team.id, groupId: device.group?.id ?? null } : empty,
  )
  const [draft, setDraft] = useState(first)
  const [isTried, setTried] = useState(false)
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }))
  const teamId = draft.teamId ?? (teams.length === 1 ? (teams[0]?.id ?? null) : null)
  const save = useSave(device?.id, onClose)
  const refused = useFieldErrors(save.error, { name_taken: 'assetTag' })
  const submit = () => {
    setTried(true)
    if (draft.name.trim() !== '' && teamId !== null) save.mutate({ ...draft, teamId })
  }
  const line = (field: 'assetTag' | 'serial' | 'location') => (
    <TextInput
      label={t(`field.${field}`)}
      value={draft[field]}
      error={refused.of(field)}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
    />
  )
  return (
    <FormModal
      title={t(device ? 'edit' : 'add')}
      submitLabel={common('save')}
      isDirty={JSON.stringify(draft) !== JSON.stringify(first)}
      isSaving={save.isPending}
      error={refused.rest}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={common('name')}
        maxLength={120}
        value={draft.name}
        error={isTried && draft.name.trim() === '' ? common('fault.required') : refused.of('name')}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <Select
        label={t('field.kind')}
        allowDeselect={false}
        data={deviceKind.options.map((value) => ({ value, label: t(`kind.${value}`) }))}
        value={draft.kind}
        onChange={(value) => set({ kind: deviceKind.catch('other').parse(value) })}
      />
      <Select
        label={t('field.team')}
        data={teams.map(({ id, name }) => ({ value: id, label: name }))}
        value={teamId}
        error={isTried && teamId === null ? common('fault.required') : refused.of('teamId')}
        onChange={(value) => set({ teamId: value })}
      />
      <PersonPicker label={t('field.owner')} value={draft.owner} onChange={(owner) => set({ owner })} />
      <OrganizationPicker
        label={t('field.organization')}
        value={draft.organization}
        onChange={(organization) => set({ organization })}
      />
      {groups.length > 0 && (
        <Select
          label={t('field.group')}
          clearable
          clearButtonProps={{ 'aria-label': common('clear') }}
          data={groups.map(({ id, name }) => ({ value: id, label: name }))}
          value={draft.groupId}
          onChange={(groupId) => set({ groupId })}
        />
      )}
      {line('assetTag')}
      {line('serial')}
      {line('location')}
      <Textarea
        label={t('field.notes')}
        autosize
        minRows={2}
        value={draft.notes}
        onChange={(event) => set({ notes: event.currentTarget.value })}
      />
    </FormModal>
  )
}

function useSave(id: string | undefined, onClose: () => void) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: ({ owner, organization, teamId, ...draft }: Draft & { teamId: string }) => {
      const { name, kind, assetTag, serial, location, notes, groupId } = draft
      const ownerId = owner?.id ?? null
      const fields = { name, kind, assetTag, serial, location, notes, groupId, teamId, ownerId }
      if (id !== undefined)
        return api.devices.update({ params: { id }, body: { ...fields, organizationId: organization?.id ?? null } })
      return api.devices.create({ body: { ...fields, ...(organization && { organizationId: organization.id }) } })
    },
    onSuccess: async (saved) => {
      await queries.invalidateQueries({ queryKey: keys.devices })
      onClose()
      if (id === undefined) await navigate({ to: '/devices/$id', params: { id: saved.id } })
    },
  })
}
