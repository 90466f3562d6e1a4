import { Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rota } from '#contract/on-call.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { fromLocal } from '#web/lib/local-instant.ts'
import { useMe } from '#web/lib/me.ts'
import { FormModal } from '#web/ui/form-modal.tsx'
import css from './on-call.module.css'
import { useAddOverride } from './use-rotas.ts'

export function OverrideDialog({ rota, onClose }: { rota: Rota; onClose: () => void }) {
  const { t } = useTranslation('onCall')
  const { t: common } = useTranslation('common')
  const me = useMe()
  const zone = me.timeZone ?? undefined
  const choices = rota.can.change ? rota.people : rota.people.filter(({ id }) => id === me.id)
  const own = choices.find(({ id }) => id === me.id)
  const [draft, setDraft] = useState({ from: '', to: '', personId: (own ?? choices[0])?.id ?? null })
  const [isTried, setTried] = useState(false)
  const set = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }))
  const save = useAddOverride(rota.team.id, onClose)
  const refused = useFieldErrors(save.error)
  const [startsAt, endsAt] = [fromLocal(draft.from, zone), fromLocal(draft.to, zone)]
  const isBackwards = startsAt !== undefined && endsAt !== undefined && endsAt <= startsAt
  const missing = (value: string | undefined) => (isTried && value === undefined ? t('missing') : undefined)

  const submit = () => {
    setTried(true)
    if (startsAt === undefined || endsAt === undefined || isBackwards || draft.personId === null) return
    save.mutate({ personId: draft.personId, startsAt, endsAt })
  }
  return (
    <FormModal
      title={t('takeOverTitle')}
      submitLabel={common('save')}
      isDirty={draft.from !== '' || draft.to !== ''}
      isSaving={save.isPending}
      error={refused.rest}
      onSubmit={submit}
      onClose={onClose}
    >
      <Select
        label={t('who')}
        data={choices.map(({ id, name }) => ({ value: id, label: name }))}
        value={draft.personId}
        allowDeselect={false}
        onChange={(personId) => set({ personId })}
        error={refused.of('personId')}
      />
      <div className={css['fields']}>
        <TextInput
          type="datetime-local"
          label={t('from')}
          value={draft.from}
          onChange={(event) => set({ from: event.currentTarget.value })}
          error={missing(startsAt) ?? refused.of('startsAt')}
        />
        <TextInput
          type="datetime-local"
          label={t('to')}
          value={draft.to}
          onChange={(event) => set({ to: event.currentTarget.value })}
          error={missing(endsAt) ?? (isBackwards ? t('order') : refused.of('endsAt'))}
        />
      </div>
    </FormModal>
  )
}
