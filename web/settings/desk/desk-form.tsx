import { Alert } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeskSettings } from '#contract/desk.ts'
import { api } from '#web/lib/api.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { keys } from '#web/lib/queries.ts'
import { showSuccess } from '#web/ui/notify.ts'
import { SaveBar } from '../parts/save-bar.tsx'
import { useDraft } from '../parts/use-draft.ts'
import { useUnsavedGuard } from '../parts/use-unsaved-guard.ts'
import { BehaviourFields } from './behaviour-fields.tsx'
import { type DeskFault, faultsOfDesk } from './desk-faults.ts'
import { IdentityFields } from './identity-fields.tsx'
import { LookFields } from './look-fields.tsx'
import { WidgetFields } from './widget-fields.tsx'

export function DeskForm({ saved }: { saved: DeskSettings }) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  const draft = useDraft(saved)
  const [isTried, setTried] = useState(false)
  useUnsavedGuard(draft.isDirty)
  const save = useMutation({
    mutationFn: (body: Partial<DeskSettings>) => api.desk.updateSettings({ body }),
    onSuccess: async (settings) => {
      client.setQueryData(keys.settings, settings)
      await client.invalidateQueries({ queryKey: keys.desk })
      draft.reset()
      setTried(false)
      showSuccess(t('desk.saved'))
    },
  })
  const refused = useFieldErrors(save.error)
  const faults = faultsOfDesk(draft.value)
  const words: Record<DeskFault, string> = {
    name: t('nameMissing'),
    closeAfterDays: t('desk.daysInvalid', { min: 1, max: 365 }),
    accent: t('desk.accentInvalid'),
    footerLinks: t('desk.footerLinksInvalid'),
  }
  const errorOf = (field: keyof DeskSettings) =>
    isTried && isFault(field) && faults.includes(field) ? words[field] : refused.of(field)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (faults.length === 0) save.mutate(draft.changes)
  }
  return (
    <form noValidate onSubmit={submit}>
      {refused.rest && (
        <Alert role="alert" color="red" variant="light" mb="md">
          {refused.rest}
        </Alert>
      )}
      <IdentityFields value={draft.value} onChange={draft.set} errorOf={errorOf} />
      <BehaviourFields value={draft.value} onChange={draft.set} errorOf={errorOf} />
      <LookFields value={draft.value} onChange={draft.set} errorOf={errorOf} />
      <WidgetFields value={draft.value} onChange={draft.set} errorOf={errorOf} />
      <SaveBar
        isDirty={draft.isDirty}
        isSaving={save.isPending}
        onDiscard={() => {
          draft.reset()
          save.reset()
        }}
      />
    </form>
  )
}

function isFault(field: keyof DeskSettings): field is DeskFault {
  return field === 'name' || field === 'closeAfterDays' || field === 'accent' || field === 'footerLinks'
}
