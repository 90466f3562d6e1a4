import { Alert, TextInput, useMantineColorScheme } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '#contract/sessions.ts'
import { api } from '#web/lib/api.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { setLanguage } from '#web/lib/i18n.ts'
import { useMe } from '#web/lib/me.ts'
import { keys } from '#web/lib/queries.ts'
import { showSuccess } from '#web/ui/notify.ts'
import { SignatureField } from '../mails/signature-field.tsx'
import { FormSection } from '../parts/form-section.tsx'
import { SaveBar } from '../parts/save-bar.tsx'
import { useDraft } from '../parts/use-draft.ts'
import { useUnsavedGuard } from '../parts/use-unsaved-guard.ts'
import { PreferenceFields, type Preferences } from './preference-fields.tsx'

export function ProfileForm() {
  const { t, i18n } = useTranslation('settings')
  const me = useMe()
  const client = useQueryClient()
  const { setColorScheme } = useMantineColorScheme()
  const [isTried, setTried] = useState(false)
  const { name, language, timeZone, theme, density, signatureHtml } = me
  const draft = useDraft<Preferences>({ name, language, timeZone, theme, density, signatureHtml })
  const inboxes = useQuery({ queryKey: keys.inboxes, queryFn: ({ signal }) => api.inboxes.list({ signal }) })
  const inbox = inboxes.data?.items.find(({ isDefault }) => isDefault)
  useUnsavedGuard(draft.isDirty)
  const save = useMutation({
    mutationFn: () => api.sessions.updateMe({ body: draft.changes }),
    onSuccess: async (saved) => {
      client.setQueryData(keys.me, saved)
      draft.reset()
      setTried(false)
      if (saved.language !== i18n.language) await setLanguage(saved.language)
      showSuccess(i18n.t('profile.saved', { ns: 'settings' }))
    },
  })
  const refused = useFieldErrors(save.error)
  const hasName = draft.value.name.trim() !== ''
  const show = (look: Me['theme']) => setColorScheme(look === 'system' ? 'auto' : look)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (hasName) save.mutate()
  }
  const discard = () => {
    draft.reset()
    save.reset()
    show(me.theme)
  }
  return (
    <form noValidate onSubmit={submit}>
      {refused.rest && (
        <Alert role="alert" color="red" variant="light" mb="md">
          {refused.rest}
        </Alert>
      )}
      <FormSection title={t('profile.you')} text={t('profile.youText')}>
        <TextInput
          label={t('profile.name')}
          autoComplete="name"
          maxLength={120}
          value={draft.value.name}
          onChange={(event) => draft.set({ name: event.currentTarget.value })}
          error={isTried && !hasName ? t('nameMissing') : refused.of('name')}
        />
        <TextInput
          label={t('profile.address')}
          description={t('profile.addressHelp')}
          value={me.email ?? ''}
          readOnly
          variant="filled"
        />
      </FormSection>
      <FormSection title={t('profile.signature')} text={t('profile.signatureText')}>
        <SignatureField
          label={t('profile.signature')}
          value={draft.value.signatureHtml}
          onChange={(signatureHtml) => draft.set({ signatureHtml })}
          inbox={inbox ?? { name: '', address: '' }}
          error={refused.of('signatureHtml')}
        />
      </FormSection>
      <PreferenceFields
        value={draft.value}
        onChange={(part) => {
          draft.set(part)
          if (part.theme) show(part.theme)
        }}
      />
      <SaveBar isDirty={draft.isDirty} isSaving={save.isPending} onDiscard={discard} />
    </form>
  )
}
