import { Alert, Select } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { NotificationPreferences } from '#contract/notifications.ts'
import { api } from '#web/lib/api.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { keys } from '#web/lib/queries.ts'
import { showSuccess } from '#web/ui/notify.ts'
import { FormSection } from '../parts/form-section.tsx'
import { SaveBar } from '../parts/save-bar.tsx'
import { useDraft } from '../parts/use-draft.ts'
import { useUnsavedGuard } from '../parts/use-unsaved-guard.ts'
import { ChannelTable } from './channel-table.tsx'
import { QuietFields } from './quiet-fields.tsx'

const hours = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`)

export function PreferencesForm({ saved }: { saved: NotificationPreferences }) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  const draft = useDraft(saved)
  useUnsavedGuard(draft.isDirty)
  const save = useMutation({
    mutationFn: () => api.notifications.changePreferences({ body: draft.changes }),
    onSuccess: (changed) => {
      client.setQueryData(keys.notificationPreferences, changed)
      draft.reset()
      showSuccess(t('notifications.saved'))
    },
  })
  const refused = useFieldErrors(save.error)
  const { events, quietHours, digestHour } = draft.value
  const isComplete = quietHours === null || quietHours.days.length > 0

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isComplete) save.mutate()
  }
  const discard = () => {
    draft.reset()
    save.reset()
  }
  return (
    <form noValidate onSubmit={submit}>
      {refused.rest && (
        <Alert role="alert" color="red" variant="light" mb="md">
          {refused.rest}
        </Alert>
      )}
      <ChannelTable events={events} onChange={(changed) => draft.set({ events: changed })} />
      <FormSection title={t('notifications.digest')} text={t('notifications.digestText')}>
        <Select
          label={t('notifications.digestHour')}
          w={140}
          allowDeselect={false}
          data={hours.map((label, hour) => ({ value: String(hour), label }))}
          value={String(digestHour)}
          onChange={(hour) => draft.set({ digestHour: Number(hour) })}
        />
      </FormSection>
      <FormSection title={t('notifications.quiet')} text={t('notifications.quietText')}>
        <QuietFields value={quietHours} onChange={(changed) => draft.set({ quietHours: changed })} />
      </FormSection>
      <SaveBar isDirty={draft.isDirty} isSaving={save.isPending} onDiscard={discard} />
    </form>
  )
}
