import { Checkbox, Group, Stack, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Webhook, type WebhookDraft, webhookEvent } from '#contract/webhooks.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { FormModal } from '#web/ui/form-modal.tsx'
import { SecretShown } from '../parts/secret-shown.tsx'
import { useDraft } from '../parts/use-draft.ts'
import { useRemoveWebhook, useRotateSecret, useSaveWebhook } from './use-webhooks.ts'

interface Props {
  webhook: Webhook | undefined
  onClose: () => void
}

const events = webhookEvent.options
const empty: WebhookDraft = { name: '', url: '', events: ['ticket.created'], includesNotes: false, isActive: true }

export function WebhookDialog({ webhook, onClose }: Props) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const [isTried, setTried] = useState(false)
  const [secret, setSecret] = useState<string>()
  const { value, set, isDirty } = useDraft<WebhookDraft>(webhook ? draftOf(webhook) : empty)
  const save = useSaveWebhook(webhook?.id, (made) => (made === undefined ? onClose() : setSecret(made)))
  const refused = useFieldErrors(save.error, { name_taken: 'name' })
  const hasName = value.name.trim() !== ''
  const hasAddress = /^https?:\/\/./i.test(value.url.trim())
  const change = (part: Partial<WebhookDraft>) => {
    set(part)
    if (save.isError) save.reset()
  }
  const submit = () => {
    setTried(true)
    if (webhook && !isDirty) onClose()
    else if (hasName && hasAddress) save.mutate({ ...value, url: value.url.trim() })
  }
  if (secret !== undefined) {
    return (
      <SecretShown
        title={t('webhooks.secret')}
        text={t('webhooks.secretText')}
        label={value.name}
        secret={secret}
        onClose={onClose}
      />
    )
  }
  return (
    <FormModal
      title={webhook ? t('webhooks.editTitle', { name: webhook.name }) : t('webhooks.addTitle')}
      submitLabel={common('save')}
      isDirty={isDirty}
      isSaving={save.isPending}
      error={refused.rest}
      extra={webhook && <Others webhook={webhook} onSecret={setSecret} onRemoved={onClose} />}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={common('name')}
        maxLength={120}
        value={value.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
        error={isTried && !hasName ? t('nameMissing') : refused.of('name')}
      />
      <TextInput
        type="url"
        label={t('webhooks.url')}
        description={t('webhooks.urlHint')}
        placeholder="https://…"
        maxLength={2000}
        value={value.url}
        onChange={(event) => change({ url: event.currentTarget.value })}
        error={isTried && !hasAddress ? t('webhooks.urlMissing') : refused.of('url')}
      />
      <Checkbox.Group
        label={t('webhooks.events')}
        value={value.events}
        onChange={(chosen) => change({ events: events.filter((event) => chosen.includes(event)) })}
      >
        <Stack gap={8} mt={8}>
          {events.map((event) => (
            <Checkbox key={event} value={event} label={t(`webhooks.event.${event}`)} description={event} />
          ))}
        </Stack>
      </Checkbox.Group>
      <Checkbox
        label={t('webhooks.includesNotes')}
        description={t('webhooks.includesNotesHint')}
        checked={value.includesNotes}
        onChange={(event) => change({ includesNotes: event.currentTarget.checked })}
      />
      <Switch
        label={t('webhooks.isActive')}
        checked={value.isActive}
        onChange={(event) => change({ isActive: event.currentTarget.checked })}
      />
    </FormModal>
  )
}

function draftOf({ name, url, events: chosen, includesNotes, isActive }: Webhook): WebhookDraft {
  return { name, url, events: chosen, includesNotes, isActive }
}

interface OthersProps {
  webhook: Webhook
  onSecret: (secret: string) => void
  onRemoved: () => void
}

function Others({ webhook, onSecret, onRemoved }: OthersProps) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const remove = useRemoveWebhook(webhook, onRemoved)
  const rotate = useRotateSecret(webhook)
  return (
    <Group gap="xs">
      <ConfirmButton
        variant="subtle"
        color="red"
        loading={remove.isPending}
        title={t('webhooks.removeTitle', { name: webhook.name })}
        text={t('webhooks.removeText')}
        confirmLabel={common('remove')}
        onConfirm={() => remove.mutate()}
      >
        {t('webhooks.remove')}
      </ConfirmButton>
      <ConfirmButton
        variant="subtle"
        loading={rotate.isPending}
        title={t('webhooks.rotateTitle', { name: webhook.name })}
        text={t('webhooks.rotateText')}
        confirmLabel={t('webhooks.rotate')}
        onConfirm={() => rotate.mutate(undefined, { onSuccess: ({ secret }) => onSecret(secret) })}
      >
        {t('webhooks.rotate')}
      </ConfirmButton>
    </Group>
  )
}
