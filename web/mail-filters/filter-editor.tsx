import { Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MailFilter, MailFilterDraft } from '#contract/mail-filters.ts'
import { GroupEditor } from '#web/conditions/index.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { FormModal } from '#web/ui/form-modal.tsx'
import { isComplete } from './actions/action-value.tsx'
import { FilterActions } from './actions/filter-actions.tsx'
import { valueNames } from './actions/value-names.ts'
import { MailVocabulary } from './condition/mail-vocabulary.tsx'
import { DryRunPanel } from './dry-run/dry-run-panel.tsx'
import { useDryRun } from './dry-run/use-dry-run.ts'
import css from './filters.module.css'
import { useTargets } from './queries.ts'
import { useRemoveFilter, useSaveFilter } from './use-save-filter.ts'

const emptyFilter: MailFilterDraft = {
  name: '',
  inboxId: null,
  isEnabled: true,
  condition: { kind: 'all', of: [{ kind: 'test', field: 'subject', operator: 'contains', value: '' }] },
  actions: [{ kind: 'set_team', teamId: '' }],
}

export function FilterEditor({ filter, onClose }: { filter: MailFilter | undefined; onClose: () => void }) {
  const { t } = useTranslation('mailFilters')
  const { t: common } = useTranslation('common')
  const saved = filter ? draftOf(filter) : emptyFilter
  const [draft, setDraft] = useState(saved)
  const [isTried, setTried] = useState(false)
  const save = useSaveFilter(filter?.id, onClose)
  const dryRun = useDryRun()
  const { inboxes } = useTargets()
  // A trial is refused for the same reasons as saving.
  const refused = useFieldErrors(save.error ?? dryRun.run?.error, { name_taken: 'name' })
  const set = (part: Partial<MailFilterDraft>) => {
    setDraft((before) => ({ ...before, ...part }))
    if (save.isError) save.reset()
  }
  const isMissing = isTried && draft.name.trim() === ''
  const isWhole = draft.actions.every(isComplete)
  const submit = () => {
    setTried(true)
    if (draft.name.trim() !== '' && isWhole) save.mutate(draft)
  }
  return (
    <FormModal
      title={filter ? t('edit', { name: filter.name }) : t('addTitle')}
      size="xl"
      submitLabel={common('save')}
      isDirty={JSON.stringify(draft) !== JSON.stringify(saved)}
      isSaving={save.isPending}
      error={refused.rest}
      extra={filter && <Remove filter={filter} onRemoved={onClose} />}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className={css.head}>
        <TextInput
          data-autofocus
          label={t('name')}
          description={t('nameHelp')}
          maxLength={80}
          value={draft.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
          error={isMissing ? t('nameMissing') : refused.of('name')}
        />
        <Select
          label={t('inbox')}
          placeholder={t('allInboxes')}
          clearable
          clearButtonProps={{ 'aria-label': common('clear') }}
          data={inboxes}
          value={draft.inboxId}
          onChange={(inboxId) => set({ inboxId })}
          error={refused.of('inboxId')}
        />
      </div>
      <section aria-label={t('part.if')}>
        <h3 className={css.part}>{t('part.if')}</h3>
        <MailVocabulary>
          <GroupEditor
            group={draft.condition}
            path="condition"
            onChange={(condition) => set({ condition })}
            errorOf={refused.of}
          />
        </MailVocabulary>
      </section>
      <section aria-label={t('part.then')}>
        <h3 className={css.part}>{t('part.then')}</h3>
        <p className={css.help}>{t('thenHelp')}</p>
        <FilterActions
          actions={draft.actions}
          names={valueNames(draft.condition)}
          onChange={(actions) => set({ actions })}
          errorOf={(index) => actionError(index)}
        />
      </section>
      <DryRunPanel
        run={dryRun.run}
        onStop={dryRun.stop}
        onStart={() => {
          setTried(true)
          if (isWhole) void dryRun.start({ ...draft, name: draft.name.trim() || t('addTitle') }, filter?.id)
        }}
      />
    </FormModal>
  )

  function actionError(index: number): string | undefined {
    const action = draft.actions[index]
    if (isTried && action !== undefined && !isComplete(action)) return common('fault.required')
    const isBroken = filter?.broken.includes(index) && filter.actions[index] === action
    return refused.of(`actions.${index}`) ?? (isBroken ? t('action.gone') : undefined)
  }
}

function Remove({ filter, onRemoved }: { filter: MailFilter; onRemoved: () => void }) {
  const { t } = useTranslation('mailFilters')
  const { t: common } = useTranslation('common')
  const remove = useRemoveFilter(onRemoved)
  return (
    <ConfirmButton
      variant="subtle"
      color="red"
      loading={remove.isPending}
      title={t('removeTitle', { name: filter.name })}
      text={t('removeText')}
      confirmLabel={common('remove')}
      onConfirm={() => remove.mutate(filter)}
    >
      {t('remove')}
    </ConfirmButton>
  )
}

function draftOf({ name, inboxId, isEnabled, condition, actions }: MailFilter): MailFilterDraft {
  return { name, inboxId, isEnabled, condition, actions }
}
