import { Group, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Hook, type HookMapping, hookMapping } from '#contract/hooks.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { FormModal } from '#web/ui/form-modal.tsx'
import { SecretShown } from '../parts/secret-shown.tsx'
import { useDraft } from '../parts/use-draft.ts'
import { HookTrial } from './hook-trial.tsx'
import { MappingFields } from './mapping-fields.tsx'
import { addressOf, type HookDraft, useRemoveHook, useRenewToken, useSaveHook } from './use-hooks.ts'

const emptyMapping: HookMapping = {
  subject: '',
  text: '',
  requesterEmail: '',
  requesterName: '',
  type: 'incident',
  teamId: null,
  tags: [],
  fields: [],
  impact: 1,
  urgency: 2,
  levels: null,
  key: '',
  onlyWhen: null,
  solvedWhen: null,
  isFromMachine: true,
}

/** Where a hook is made: its mapping, with what it would make of an example below. */
export function HookDialog({ hook, onClose }: { hook: Hook | undefined; onClose: () => void }) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const [isTried, setTried] = useState(false)
  const [token, setToken] = useState<string>()
  const { value, set, isDirty } = useDraft<HookDraft>(
    hook ? draftOf(hook) : { name: '', isActive: true, mapping: emptyMapping },
  )
  const save = useSaveHook(hook?.id, (made) => (made === undefined ? onClose() : setToken(made)))
  const refused = useFieldErrors(save.error, { name_taken: 'name' })
  const hasName = value.name.trim() !== ''
  const isWhole = hookMapping.safeParse(value.mapping).success && value.mapping.requesterEmail.trim() !== ''
  const change = (part: Partial<HookDraft>) => {
    set(part)
    if (save.isError) save.reset()
  }
  const submit = () => {
    setTried(true)
    if (hook && !isDirty) onClose()
    else if (hasName && isWhole) save.mutate(value)
  }
  if (token !== undefined) {
    return (
      <SecretShown
        title={t('hooks.address')}
        text={t('hooks.addressText')}
        label={value.name}
        secret={addressOf(token)}
        onClose={onClose}
      />
    )
  }
  return (
    <FormModal
      title={hook ? t('hooks.editTitle', { name: hook.name }) : t('hooks.addTitle')}
      size="xl"
      submitLabel={common('save')}
      isDirty={isDirty}
      isSaving={save.isPending}
      error={refused.rest}
      extra={hook && <Others hook={hook} onToken={setToken} onRemoved={onClose} />}
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
      <MappingFields
        mapping={value.mapping}
        isTried={isTried}
        errorOf={(field) => refused.of(`mapping.${field}`)}
        onChange={(part) => change({ mapping: { ...value.mapping, ...part } })}
      />
      <Switch
        label={t('hooks.isActive')}
        checked={value.isActive}
        onChange={(event) => change({ isActive: event.currentTarget.checked })}
      />
      <HookTrial
        hookId={hook?.id}
        name={value.name}
        mapping={value.mapping}
        isWhole={isWhole}
        onIncomplete={() => setTried(true)}
      />
    </FormModal>
  )
}

function draftOf({ name, isActive, mapping }: Hook): HookDraft {
  return { name, isActive, mapping }
}

interface OthersProps {
  hook: Hook
  onToken: (token: string) => void
  onRemoved: () => void
}

function Others({ hook, onToken, onRemoved }: OthersProps) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const remove = useRemoveHook(hook, onRemoved)
  const renew = useRenewToken(hook)
  return (
    <Group gap="xs">
      <ConfirmButton
        variant="subtle"
        color="red"
        loading={remove.isPending}
        title={t('hooks.removeTitle', { name: hook.name })}
        text={t('hooks.removeText')}
        confirmLabel={common('remove')}
        onConfirm={() => remove.mutate()}
      >
        {t('hooks.remove')}
      </ConfirmButton>
      <ConfirmButton
        variant="subtle"
        loading={renew.isPending}
        title={t('hooks.renewTitle', { name: hook.name })}
        text={t('hooks.renewText')}
        confirmLabel={t('hooks.renew')}
        onConfirm={() => renew.mutate(undefined, { onSuccess: ({ token }) => onToken(token) })}
      >
        {t('hooks.renew')}
      </ConfirmButton>
    </Group>
  )
}
