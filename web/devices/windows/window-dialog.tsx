import { Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type MaintenanceWindow, type WindowRepeats, windowRepeats } from '#contract/device-watching.ts'
import type { Device } from '#contract/devices.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { fromLocal, toLocal } from '#web/lib/local-instant.ts'
import { useMe } from '#web/lib/me.ts'
import { FormModal } from '#web/ui/form-modal.tsx'
import { deviceGroupsQuery } from '../api.ts'
import { useDeviceChoices } from './use-device-choices.ts'
import { useRepeatWords } from './use-repeat-words.ts'
import { useAddWindow } from './use-windows.ts'

const everything = 'all'
const hour = 3_600_000

interface Draft {
  name: string
  /** A device's id, `group:` and a group's, or all of them. */
  of: string | null
  from: string
  to: string
  repeats: MaintenanceWindow['repeats']
}

/** Plans a window for one device, or, by an administrator, for a group or for all. */
export function WindowDialog({ device, onClose }: { device: Device | undefined; onClose: () => void }) {
  const { t } = useTranslation('devices')
  const { t: common } = useTranslation('common')
  const { timeZone, role } = useMe()
  const zone = timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone
  const [before] = useState(() => firstDraft(t('windows.usual'), device?.id ?? null, zone))
  const [draft, setDraft] = useState(before)
  const [isTried, setTried] = useState(false)
  const save = useAddWindow(onClose)
  const refused = useFieldErrors(save.error, { forbidden: 'of' })
  const words = useRepeatWords()
  const repeatWords = (repeats: WindowRepeats, startsAt = new Date().toISOString()) =>
    words({ repeats, startsAt, timeZone: zone, nth: null })
  const set = (part: Partial<Draft>) => {
    save.reset()
    setDraft((now) => ({ ...now, ...part }))
  }
  const [startsAt, endsAt] = [fromLocal(draft.from, zone), fromLocal(draft.to, zone)]
  const isBackwards = startsAt !== undefined && endsAt !== undefined && endsAt <= startsAt
  const missing = (isMissing: boolean) => (isTried && isMissing ? t('windows.missing') : undefined)
  const submit = () => {
    setTried(true)
    const name = draft.name.trim()
    if (name === '' || draft.of === null || startsAt === undefined || endsAt === undefined || isBackwards) return
    save.mutate({ name, ...targetOf(draft.of), startsAt, endsAt, repeats: draft.repeats, timeZone: zone })
  }
  return (
    <FormModal
      title={t('windows.add')}
      text={t('windows.text')}
      submitLabel={common('save')}
      isDirty={JSON.stringify(draft) !== JSON.stringify(before)}
      isSaving={save.isPending}
      error={refused.rest}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label={common('name')}
        maxLength={120}
        data-autofocus
        value={draft.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
        error={missing(draft.name.trim() === '') ?? refused.of('name')}
      />
      {device === undefined && (
        <TargetField
          value={draft.of}
          isAdmin={role === 'admin'}
          onChange={(of) => set({ of })}
          error={missing(draft.of === null) ?? refused.of('of')}
        />
      )}
      <TextInput
        type="datetime-local"
        label={t('windows.from')}
        value={draft.from}
        onChange={(event) => set({ from: event.currentTarget.value })}
        error={missing(startsAt === undefined) ?? refused.of('startsAt')}
      />
      <TextInput
        type="datetime-local"
        label={t('windows.to')}
        description={t('windows.zone', { zone })}
        value={draft.to}
        onChange={(event) => set({ to: event.currentTarget.value })}
        error={missing(endsAt === undefined) ?? (isBackwards ? t('windows.order') : refused.of('endsAt'))}
      />
      <Select
        label={t('windows.repeats')}
        allowDeselect={false}
        data={[
          { value: 'once', label: t('windows.once') },
          ...windowRepeats.options.map((value) => ({ value, label: repeatWords(value, startsAt) })),
        ]}
        value={draft.repeats ?? 'once'}
        onChange={(next) => set({ repeats: windowRepeats.safeParse(next).data ?? null })}
      />
    </FormModal>
  )
}

interface TargetProps {
  value: string | null
  isAdmin: boolean
  onChange: (of: string | null) => void
  error: string | undefined
}

function TargetField({ value, isAdmin, onChange, error }: TargetProps) {
  const { t } = useTranslation('devices')
  const { data: groups = [] } = useQuery(deviceGroupsQuery)
  const { choices, typed, setTyped } = useDeviceChoices(value)
  const wide = isAdmin
    ? [
        { value: everything, label: t('windows.all') },
        ...groups.map(({ id, name }) => ({ value: `group:${id}`, label: t('windows.group', { name }) })),
      ]
    : []
  return (
    <Select
      label={t('windows.of')}
      placeholder={t('find')}
      searchable
      nothingFoundMessage={t('none')}
      data={[...wide, ...choices.filter(({ value: id }) => !wide.some((one) => one.value === id))]}
      value={value}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={onChange}
      error={error}
    />
  )
}

function firstDraft(name: string, of: string | null, zone: string): Draft {
  const now = Date.now()
  const times = { from: toLocal(new Date(now), zone), to: toLocal(new Date(now + 2 * hour), zone) }
  return { name, of, ...times, repeats: null }
}

function targetOf(of: string): { deviceId: string | null; groupId: string | null } {
  if (of === everything) return { deviceId: null, groupId: null }
  const group = of.match(/^group:(.+)$/)?.[1]
  return group === undefined ? { deviceId: of, groupId: null } : { deviceId: null, groupId: group }
}
