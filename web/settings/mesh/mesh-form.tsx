import { Alert, Group, PasswordInput, Switch, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type MeshServer, oldestMeshVersion } from '#contract/mesh.ts'
import { api } from '#web/lib/api.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { keys } from '#web/lib/queries.ts'
import { showSuccess } from '#web/ui/notify.ts'
import { FormSection } from '../parts/form-section.tsx'
import { SaveBar } from '../parts/save-bar.tsx'
import { useDraft } from '../parts/use-draft.ts'
import { useUnsavedGuard } from '../parts/use-unsaved-guard.ts'
import { RemoveButton } from './remove-button.tsx'
import { TryButton } from './try-button.tsx'

const none = { url: '', username: '', isOn: true }

export function MeshForm({ saved }: { saved: MeshServer | null }) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  const draft = useDraft(saved === null ? none : { url: saved.url, username: saved.username, isOn: saved.isOn })
  const [secret, setSecret] = useState('')
  const isDirty = draft.isDirty || secret !== ''
  useUnsavedGuard(isDirty)
  const save = useMutation({
    mutationFn: () => api.mesh.change({ body: { ...draft.changes, ...(secret !== '' && { secret }) } }),
    onSuccess: (server) => {
      client.setQueryData(keys.mesh, { server })
      void client.invalidateQueries({ queryKey: keys.mesh })
      draft.reset()
      setSecret('')
      showSuccess(t('mesh.saved'))
    },
  })
  const refused = useFieldErrors(save.error)
  const { url, username, isOn } = draft.value
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const discard = () => {
    draft.reset()
    setSecret('')
    save.reset()
  }
  return (
    <form noValidate onSubmit={submit}>
      {refused.rest && (
        <Alert role="alert" color="red" variant="light" mb="md">
          {refused.rest}
        </Alert>
      )}
      <FormSection title={t('mesh.server')} text={t('mesh.serverText', { oldest: oldestMeshVersion })}>
        <Switch
          label={t('mesh.isOn')}
          checked={isOn}
          onChange={(event) => draft.set({ isOn: event.currentTarget.checked })}
        />
        <TextInput
          label={t('mesh.url')}
          description={t('mesh.urlText')}
          placeholder="https://mesh.example.org"
          value={url}
          error={refused.of('url')}
          onChange={(event) => draft.set({ url: event.currentTarget.value.trim() })}
        />
        <TextInput
          label={t('mesh.username')}
          description={t('mesh.usernameText')}
          autoComplete="off"
          value={username}
          error={refused.of('username')}
          onChange={(event) => draft.set({ username: event.currentTarget.value })}
        />
        <PasswordInput
          label={t('mesh.secret')}
          description={t(saved === null ? 'mesh.secretNone' : 'mesh.secretKept')}
          autoComplete="new-password"
          value={secret}
          error={refused.of('secret')}
          visibilityToggleButtonProps={{ 'aria-label': t('mesh.secretShow') }}
          onChange={(event) => setSecret(event.currentTarget.value)}
        />
        <Group align="start">
          <TryButton draft={{ url, username, ...(secret !== '' && { secret }) }} canOmitSecret={saved !== null} />
          {saved !== null && <RemoveButton />}
        </Group>
      </FormSection>
      <SaveBar isDirty={isDirty} isSaving={save.isPending} onDiscard={discard} />
    </form>
  )
}
