import { Checkbox, Select, Stack, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type TokenScope, tokenScopes } from '#contract/operation.ts'
import { api } from '#web/lib/api.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { keys } from '#web/lib/queries.ts'
import { FormModal } from '#web/ui/form-modal.tsx'
import { SecretShown } from '../parts/secret-shown.tsx'
import { useDraft } from '../parts/use-draft.ts'
import { endOf, type Lifetime, lifetimes } from './expiry.ts'
import { useScopeText } from './use-scope-text.ts'

interface TokenDraft {
  name: string
  scopes: TokenScope[]
  lifetime: Lifetime
}

export function TokenDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  const scopeText = useScopeText()
  const [isTried, setTried] = useState(false)
  const { value, set, isDirty } = useDraft<TokenDraft>({ name: '', scopes: [], lifetime: '365' })
  const make = useMutation({
    mutationFn: () =>
      api.tokens.create({
        body: { name: value.name, scopes: value.scopes, expiresAt: endOf(value.lifetime, new Date()) },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.tokens }),
  })
  const refused = useFieldErrors(make.error)
  if (make.data) {
    return (
      <SecretShown
        title={t('tokens.made')}
        text={t('tokens.madeText')}
        label={make.data.name}
        secret={make.data.token}
        onClose={onClose}
      />
    )
  }

  const hasName = value.name.trim() !== ''
  const submit = () => {
    setTried(true)
    if (hasName && value.scopes.length > 0) make.mutate()
  }
  return (
    <FormModal
      title={t('tokens.addTitle')}
      text={t('tokens.addText')}
      submitLabel={t('tokens.submit')}
      isDirty={isDirty}
      isSaving={make.isPending}
      error={refused.rest}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={t('tokens.name')}
        placeholder={t('tokens.namePlaceholder')}
        maxLength={80}
        value={value.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
        error={isTried && !hasName ? t('nameMissing') : refused.of('name')}
      />
      <Checkbox.Group
        label={t('tokens.scopes')}
        value={value.scopes}
        onChange={(chosen) => set({ scopes: tokenScopes.filter((scope) => chosen.includes(scope)) })}
        error={isTried && value.scopes.length === 0 ? t('tokens.scopesMissing') : refused.of('scopes')}
      >
        <Stack gap={10} mt={8}>
          {tokenScopes.map((scope) => (
            <Checkbox key={scope} value={scope} label={scopeText(scope)} description={scope} />
          ))}
        </Stack>
      </Checkbox.Group>
      <Select
        label={t('tokens.expires')}
        allowDeselect={false}
        data={lifetimes.map((lifetime) => ({ value: lifetime, label: t(`tokens.expires.${lifetime}`) }))}
        value={value.lifetime}
        onChange={(chosen) => set({ lifetime: lifetimes.find((one) => one === chosen) ?? '365' })}
      />
    </FormModal>
  )
}
