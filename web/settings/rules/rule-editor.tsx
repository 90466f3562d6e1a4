import { Checkbox, SimpleGrid, Tabs, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RuleGroup } from '#contract/rules.ts'
import type { TicketRule, TicketRuleAction, TicketRuleDraft } from '#contract/ticket-rules.ts'
import { GroupEditor } from '#web/conditions/index.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { ActionsEditor } from '#web/ui/actions-editor.tsx'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { FormModal } from '#web/ui/form-modal.tsx'
import { useDraft } from '../parts/use-draft.ts'
import { DryRunPanel } from './dry-run-panel.tsx'
import { RuleActionValue } from './rule-action-value.tsx'
import { isWholeAction, newRuleAction, ruleActionKinds } from './rule-actions.ts'
import css from './rules.module.css'
import { RunsPanel } from './runs-panel.tsx'
import { TriggersEditor } from './triggers-editor.tsx'
import { useDryRun } from './use-dry-run.ts'
import { useRemoveRule, useSaveRule } from './use-rules.ts'
import { VersionsPanel } from './versions-panel.tsx'

interface Props {
  rule: TicketRule | undefined
  /** What a new rule begins with. */
  start: TicketRuleDraft | undefined
  onClose: () => void
}

const empty: TicketRuleDraft = {
  name: '',
  description: '',
  triggers: [{ kind: 'created' }],
  condition: null,
  actions: [{ kind: 'set_team', teamId: '' }],
}
const firstCondition: RuleGroup = {
  kind: 'all',
  of: [{ kind: 'test', field: 'subject', operator: 'contains', value: '' }],
}

/** Where a rule is made: when – if – then, what it would have done, and what it did and was. */
export function RuleEditor({ rule, start = empty, onClose }: Props) {
  const { t } = useTranslation('rules')
  const { t: common } = useTranslation('common')
  const [isTried, setTried] = useState(false)
  const { value, set, isDirty } = useDraft<TicketRuleDraft>(rule ? draftOf(rule) : start)
  const save = useSaveRule(rule?.id, onClose)
  const dryRun = useDryRun()
  // A trial is refused for the same reasons as saving.
  const refused = useFieldErrors(save.error ?? dryRun.run?.error, { name_taken: 'name' })
  const hasName = value.name.trim() !== ''
  const isWhole = value.actions.every(isWholeAction)
  const change = (part: Partial<TicketRuleDraft>) => {
    set(part)
    if (save.isError) save.reset()
  }
  const submit = () => {
    setTried(true)
    if (rule && !isDirty) onClose()
    else if (hasName && isWhole) save.mutate(value)
  }
  return (
    <FormModal
      title={rule ? t('editTitle', { name: rule.name }) : t('addTitle')}
      size="xl"
      submitLabel={rule ? common('save') : t('saveDraft')}
      isDirty={isDirty || rule === undefined}
      isSaving={save.isPending}
      error={refused.rest}
      extra={rule && <RemoveRule rule={rule} onRemoved={onClose} />}
      onSubmit={submit}
      onClose={onClose}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        <TextInput
          data-autofocus
          label={common('name')}
          maxLength={120}
          value={value.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
          error={isTried && !hasName ? t('nameMissing') : refused.of('name')}
        />
        <TextInput
          label={t('description')}
          maxLength={300}
          value={value.description}
          onChange={(event) => change({ description: event.currentTarget.value })}
          error={refused.of('description')}
        />
      </SimpleGrid>
      <section aria-label={t('part.when')}>
        <h3 className={css.part}>{t('part.when')}</h3>
        <TriggersEditor
          triggers={value.triggers}
          onChange={(triggers) => change({ triggers })}
          errorOf={(index) => refused.of(`triggers.${index}`)}
        />
      </section>
      <section aria-label={t('part.if')}>
        <h3 className={css.part}>{t('part.if')}</h3>
        <Checkbox
          size="xs"
          mb={value.condition === null ? 0 : 8}
          label={t('always')}
          checked={value.condition === null}
          onChange={(event) => change({ condition: event.currentTarget.checked ? null : firstCondition })}
        />
        {value.condition !== null && (
          <GroupEditor
            group={value.condition}
            path="condition"
            onChange={(condition) => change({ condition })}
            errorOf={refused.of}
          />
        )}
      </section>
      <section aria-label={t('part.then')}>
        <h3 className={css.part}>{t('part.then')}</h3>
        <p className={css.help}>{t('thenHelp')}</p>
        <ActionsEditor<TicketRuleAction>
          actions={value.actions}
          kinds={ruleActionKinds.map((kind) => ({ value: kind, label: t(`action.${kind}`) }))}
          words={{ kind: t('kind'), add: t('addAction'), remove: t('removeAction') }}
          newAction={newRuleAction}
          firstKind="add_tags"
          renderValue={(action, index, onChange) => (
            <RuleActionValue action={action} onChange={onChange} error={errorOf(index)} />
          )}
          onChange={(actions) => change({ actions })}
        />
      </section>
      <DryRunPanel
        run={dryRun.run}
        onStop={dryRun.stop}
        onStart={() => {
          setTried(true)
          if (isWhole) void dryRun.start({ ...value, name: value.name.trim() || t('addTitle') }, rule?.id)
        }}
      />
      {rule && (
        <Tabs defaultValue="runs" keepMounted={false}>
          <Tabs.List>
            <Tabs.Tab value="runs">{t('tab.runs')}</Tabs.Tab>
            <Tabs.Tab value="versions">{t('tab.versions', { version: rule.version })}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="runs" pt="sm">
            <RunsPanel ruleId={rule.id} />
          </Tabs.Panel>
          <Tabs.Panel value="versions" pt="sm">
            <VersionsPanel rule={rule} onRestored={onClose} />
          </Tabs.Panel>
        </Tabs>
      )}
    </FormModal>
  )

  function errorOf(index: number): string | undefined {
    const action = value.actions[index]
    if (isTried && action !== undefined && !isWholeAction(action)) return common('fault.required')
    const isGone = !isDirty && rule?.broken.includes(index)
    return refused.of(`actions.${index}`) ?? (isGone ? common('fault.unknown') : undefined)
  }
}

function draftOf({ name, description, triggers, condition, actions }: TicketRule): TicketRuleDraft {
  return { name, description, triggers, condition, actions }
}

function RemoveRule({ rule, onRemoved }: { rule: TicketRule; onRemoved: () => void }) {
  const { t } = useTranslation('rules')
  const { t: common } = useTranslation('common')
  const remove = useRemoveRule(onRemoved)
  return (
    <ConfirmButton
      variant="subtle"
      color="red"
      loading={remove.isPending}
      title={t('removeTitle', { name: rule.name })}
      text={t('removeText')}
      confirmLabel={common('remove')}
      onConfirm={() => remove.mutate(rule)}
    >
      {t('remove')}
    </ConfirmButton>
  )
}
