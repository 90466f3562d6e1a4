import { Group, List, PasswordInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OauthProvider } from '#contract/oauth.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { CopyText } from '#web/ui/copy-text.tsx'
import { FormModal } from '#web/ui/form-modal.tsx'
import { useAddConsent } from './use-consent.ts'

interface Props {
  provider: OauthProvider
  redirectUrl: string
  onClose: () => void
}

const steps = {
  microsoft: ['consent.microsoft1', 'consent.microsoft2', 'consent.microsoft3'],
  google: ['consent.google1', 'consent.google2', 'consent.google3'],
} as const

/** Where the administrator gets an application from, and what Mesa must know of it. */
export function ConsentDialog({ provider, redirectUrl, onClose }: Props) {
  const { t } = useTranslation('receiving')
  const [isTried, setTried] = useState(false)
  const [draft, setDraft] = useState({ tenant: '', clientId: '', clientSecret: '' })
  const add = useAddConsent()
  const refused = useFieldErrors(add.error)
  const set = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }))
  const missing = (value: string) => (isTried && value.trim() === '' ? t('consent.fieldMissing') : undefined)
  const submit = () => {
    setTried(true)
    if (draft.clientId.trim() !== '' && draft.clientSecret.trim() !== '') add.mutate({ provider, ...draft })
  }
  return (
    <FormModal
      title={t(`consent.title.${provider}`)}
      text={t('consent.text')}
      submitLabel={t('consent.submit')}
      isDirty={draft.clientId !== '' || draft.clientSecret !== ''}
      isSaving={add.isPending}
      error={refused.rest}
      onSubmit={submit}
      onClose={onClose}
    >
      <List type="ordered" size="sm" spacing={4}>
        {steps[provider].map((step) => (
          <List.Item key={step}>{t(step)}</List.Item>
        ))}
      </List>
      <RedirectUrl url={redirectUrl} />
      {provider === 'microsoft' && (
        <TextInput
          label={t('consent.tenant')}
          description={t('consent.tenantHelp')}
          value={draft.tenant}
          onChange={(event) => set({ tenant: event.currentTarget.value })}
          error={refused.of('tenant')}
        />
      )}
      <TextInput
        data-autofocus
        label={t('consent.clientId')}
        value={draft.clientId}
        onChange={(event) => set({ clientId: event.currentTarget.value })}
        error={missing(draft.clientId) ?? refused.of('clientId')}
      />
      <PasswordInput
        label={t('consent.clientSecret')}
        autoComplete="off"
        value={draft.clientSecret}
        onChange={(event) => set({ clientSecret: event.currentTarget.value })}
        error={missing(draft.clientSecret) ?? refused.of('clientSecret')}
      />
    </FormModal>
  )
}

function RedirectUrl({ url }: { url: string }) {
  const { t } = useTranslation('receiving')
  return (
    <Group align="end" gap="xs" wrap="nowrap">
      <TextInput
        flex={1}
        readOnly
        label={t('consent.redirectUrl')}
        value={url}
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyText value={url} />
    </Group>
  )
}
