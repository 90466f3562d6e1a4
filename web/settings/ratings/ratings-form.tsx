import { Alert } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RatingSettings } from '#contract/ratings.ts'
import { api } from '#web/lib/api.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { keys } from '#web/lib/queries.ts'
import { showSuccess } from '#web/ui/notify.ts'
import { FormSection } from '../parts/form-section.tsx'
import { SaveBar } from '../parts/save-bar.tsx'
import { useDraft } from '../parts/use-draft.ts'
import { useUnsavedGuard } from '../parts/use-unsaved-guard.ts'
import { AskingFields } from './asking-fields.tsx'
import { draftOf, faultsOf, type RatingsDraft, type RatingsFault, ratingSettingsKey } from './draft.ts'
import { ReasonFields } from './reason-fields.tsx'

export function RatingsForm({ saved }: { saved: RatingSettings }) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  const draft = useDraft(useMemo(() => draftOf(saved), [saved]))
  const [isTried, setTried] = useState(false)
  useUnsavedGuard(draft.isDirty)
  const save = useMutation({
    mutationFn: ({ reasons, ...rest }: Partial<RatingsDraft>) =>
      api.ratings.updateSettings({
        body: {
          ...rest,
          ...(reasons && {
            reasons: reasons.map(({ id, label, appliesTo }) => ({ ...(id && { id }), label, appliesTo })),
          }),
        },
      }),
    onSuccess: async (settings) => {
      client.setQueryData(ratingSettingsKey, settings)
      draft.reset()
      setTried(false)
      showSuccess(t('ratings.saved'))
      await client.invalidateQueries({ queryKey: keys.settings })
    },
  })
  const refused = useFieldErrors(save.error)
  const faults = faultsOf(draft.value)
  const words: Record<RatingsFault, string> = {
    delayHours: t('ratings.hoursInvalid'),
    percent: t('ratings.percentInvalid'),
    pauseDays: t('ratings.daysInvalid'),
    reasons: t('ratings.reasonsInvalid'),
  }
  const errorOf = (field: RatingsFault) => (isTried && faults.includes(field) ? words[field] : refused.of(field))

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
      <AskingFields value={draft.value} onChange={draft.set} errorOf={errorOf} />
      <FormSection title={t('ratings.reasons')} text={t('ratings.reasonsText')}>
        <ReasonFields
          reasons={draft.value.reasons}
          onChange={(reasons) => draft.set({ reasons })}
          error={errorOf('reasons')}
        />
      </FormSection>
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
