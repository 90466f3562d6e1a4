import { Group, NumberInput, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AlertSource, alertSourceKind, usualSilence } from '#contract/alert-sources.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { useTeams } from '#web/tickets/index.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { FormModal } from '#web/ui/form-modal.tsx'
import { SecretShown } from '../parts/secret-shown.tsx'
import { useDraft } from '../parts/use-draft.ts'
import { addressOf, type SourceDraft, useRemoveSource, useRenewToken, useSaveSource } from './use-sources.ts'

/** Where a source is made; its address is shown when it is. */
export function SourceDialog({ source, onClose }: { source: AlertSource | undefined; onClose: () => void }) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const teams = useTeams()
  const [isTried, setTried] = useState(false)
  const [token, setToken] = useState<string>()
  const { value, set, isDirty } = useDraft<SourceDraft>(
    source
      ? draftOf(source)
      : { name: '', kind: 'alertmanager', teamId: null, silentAfterHours: usualSilence('alertmanager') },
  )
  const save = useSaveSource(source?.id, (made) => (made === undefined ? onClose() : setToken(made)))
  const refused = useFieldErrors(save.error, { name_taken: 'name' })
  const hasName = value.name.trim() !== ''
  const change = (part: Partial<SourceDraft>) => {
    set(part)
    if (save.isError) save.reset()
  }
  const submit = () => {
    setTried(true)
    if (source && !isDirty) onClose()
    else if (hasName) save.mutate(value)
  }
  if (token !== undefined) {
    return (
      <SecretShown
        title={t('monitoring.address')}
        text={t('monitoring.addressText')}
        label={value.name}
        secret={addressOf(value.kind, token)}
        onClose={onClose}
      />
    )
  }
  return (
    <FormModal
      title={source ? t('monitoring.editTitle', { name: source.name }) : t('monitoring.addTitle')}
      submitLabel={common('save')}
      isDirty={isDirty}
      isSaving={save.isPending}
      error={refused.rest}
      extra={source && <Others source={source} onToken={setToken} onRemoved={onClose} />}
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
      {source === undefined && (
        <Select
          label={t('monitoring.kind')}
          description={t(`monitoring.how.${value.kind}`)}
          allowDeselect={false}
          data={alertSourceKind.options.map((kind) => ({ value: kind, label: t(`monitoring.kind.${kind}`) }))}
          value={value.kind}
          onChange={(next) => {
            const kind = alertSourceKind.catch(value.kind).parse(next)
            change({ kind, silentAfterHours: usualSilence(kind) })
          }}
        />
      )}
      <Select
        clearable
        label={t('monitoring.team')}
        description={t('monitoring.teamHint')}
        placeholder={t('monitoring.teamDefault')}
        data={teams.map(({ id, name }) => ({ value: id, label: name }))}
        value={value.teamId}
        onChange={(teamId) => change({ teamId })}
        error={refused.of('teamId')}
      />
      <NumberInput
        label={t('monitoring.silence')}
        description={t('monitoring.silenceHint')}
        placeholder={t('monitoring.silenceNever')}
        min={1}
        max={720}
        allowDecimal={false}
        allowNegative={false}
        value={value.silentAfterHours ?? ''}
        onChange={(next) => change({ silentAfterHours: typeof next === 'number' ? next : null })}
        error={refused.of('silentAfterHours')}
      />
    </FormModal>
  )
}

function draftOf({ name, kind, teamId, silentAfterHours }: AlertSource): SourceDraft {
  return { name, kind, teamId, silentAfterHours }
}

interface OthersProps {
  source: AlertSource
  onToken: (token: string) => void
  onRemoved: () => void
}

function Others({ source, onToken, onRemoved }: OthersProps) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const remove = useRemoveSource(source, onRemoved)
  const renew = useRenewToken(source)
  const { name } = source
  return (
    <Group gap="xs">
      <ConfirmButton
        variant="subtle"
        color="red"
        loading={remove.isPending}
        title={t('monitoring.removeTitle', { name })}
        text={t('monitoring.removeText')}
        confirmLabel={common('remove')}
        onConfirm={() => remove.mutate()}
      >
        {t('monitoring.remove')}
      </ConfirmButton>
      <ConfirmButton
        variant="subtle"
        loading={renew.isPending}
        title={t('monitoring.renewTitle', { name })}
        text={t('monitoring.renewText')}
        confirmLabel={t('monitoring.renew')}
        onConfirm={() => renew.mutate(undefined, { onSuccess: ({ token }) => onToken(token) })}
      >
        {t('monitoring.renew')}
      </ConfirmButton>
    </Group>
  )
}
