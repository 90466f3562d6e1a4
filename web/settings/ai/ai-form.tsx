import { Alert, Checkbox, NumberInput, PasswordInput, SimpleGrid, Switch, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AiSettings, aiFeatures } from '#contract/ai.ts'
import { api } from '#web/lib/api.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { keys } from '#web/lib/queries.ts'
import { showSuccess } from '#web/ui/notify.ts'
import { FormSection } from '../parts/form-section.tsx'
import { SaveBar } from '../parts/save-bar.tsx'
import { useDraft } from '../parts/use-draft.ts'
import { useUnsavedGuard } from '../parts/use-unsaved-guard.ts'
import { TestButton } from './test-button.tsx'

export function AiForm({ saved }: { saved: AiSettings }) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  const draft = useDraft(saved)
  const [apiKey, setKey] = useState('')
  const isDirty = draft.isDirty || apiKey !== ''
  useUnsavedGuard(isDirty)
  const save = useMutation({
    mutationFn: () => {
      const { hasKey: _, ...changes } = draft.changes
      return api.ai.changeSettings({ body: { ...changes, ...(apiKey !== '' && { apiKey }) } })
    },
    onSuccess: (changed) => {
      client.setQueryData(keys.aiSettings, changed)
      void client.invalidateQueries({ queryKey: keys.ai })
      draft.reset()
      setKey('')
      showSuccess(t('ai.saved'))
    },
  })
  const refused = useFieldErrors(save.error)
  const { isOn, baseUrl, model, embeddingModel, features, redacts, timeoutSeconds, maxTokens, dailyLimit } = draft.value
  const number = (key: 'timeoutSeconds' | 'maxTokens' | 'dailyLimit', value: number, [min, max]: [number, number]) => (
    <NumberInput
      label={t(`ai.${key}`)}
      min={min}
      max={max}
      value={value}
      error={refused.of(key)}
      onChange={(next) => typeof next === 'number' && draft.set({ [key]: next })}
    />
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const discard = () => {
    draft.reset()
    setKey('')
    save.reset()
  }
  return (
    <form noValidate onSubmit={submit}>
      {refused.rest && (
        <Alert role="alert" color="red" variant="light" mb="md">
          {refused.rest}
        </Alert>
      )}
      <FormSection title={t('ai.endpoint')} text={t('ai.endpointText')}>
        <Switch
          label={t('ai.isOn')}
          checked={isOn}
          onChange={(event) => draft.set({ isOn: event.currentTarget.checked })}
        />
        <TextInput
          label={t('ai.baseUrl')}
          description={t('ai.baseUrlText')}
          placeholder="https://models.example.org/v1"
          value={baseUrl}
          error={refused.of('baseUrl')}
          onChange={(event) => draft.set({ baseUrl: event.currentTarget.value.trim() })}
        />
        <PasswordInput
          label={t('ai.key')}
          description={t(saved.hasKey ? 'ai.keyKept' : 'ai.keyNone')}
          autoComplete="off"
          value={apiKey}
          error={refused.of('apiKey')}
          visibilityToggleButtonProps={{ 'aria-label': t('ai.keyShow') }}
          onChange={(event) => setKey(event.currentTarget.value)}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput
            label={t('ai.model')}
            value={model}
            error={refused.of('model')}
            onChange={(event) => draft.set({ model: event.currentTarget.value })}
          />
          <TextInput
            label={t('ai.embeddingModel')}
            value={embeddingModel}
            error={refused.of('embeddingModel')}
            onChange={(event) => draft.set({ embeddingModel: event.currentTarget.value })}
          />
        </SimpleGrid>
        <TestButton isDirty={isDirty} />
      </FormSection>
      <FormSection title={t('ai.features')} text={t('ai.featuresText')}>
        <Checkbox.Group
          value={features}
          onChange={(chosen) => draft.set({ features: aiFeatures.filter((one) => chosen.includes(one)) })}
        >
          {aiFeatures.map((one) => (
            <Checkbox
              key={one}
              value={one}
              label={t(`ai.feature.${one}`)}
              description={t(`ai.feature.${one}.text`)}
              mb="sm"
            />
          ))}
        </Checkbox.Group>
      </FormSection>
      <FormSection title={t('ai.sent')} text={t('ai.sentText')}>
        <Switch
          label={t('ai.redacts')}
          description={t('ai.redactsText')}
          checked={redacts}
          onChange={(event) => draft.set({ redacts: event.currentTarget.checked })}
        />
        <SimpleGrid cols={{ base: 1, sm: 3 }} style={{ alignItems: 'end' }}>
          {number('timeoutSeconds', timeoutSeconds, [5, 600])}
          {number('maxTokens', maxTokens, [50, 16_000])}
          {number('dailyLimit', dailyLimit, [1, 100_000])}
        </SimpleGrid>
      </FormSection>
      <SaveBar isDirty={isDirty} isSaving={save.isPending} onDiscard={discard} />
    </form>
  )
}
