import { Checkbox, Group, MultiSelect, NumberInput, Select, Stack, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ruleTextVariables } from '#contract/template-variables.ts'
import type { TicketRuleAction } from '#contract/ticket-rules.ts'
import { useLabel } from '#web/lib/field-words.ts'
import { useFlowOptions, useRuleTargets, useWebhookOptions } from '#web/rules/index.ts'
import { fieldsQuery } from '#web/tickets/index.ts'
import { MacroActionValue } from '../macros/macro-action-value.tsx'
import { TextWithVariables } from '../parts/text-with-variables.tsx'
import { DurationInput } from './duration-input.tsx'

interface Props {
  action: TicketRuleAction
  onChange: (action: TicketRuleAction) => void
  error: string | undefined
}

/** Asks for what an action of a rule needs. */
export function RuleActionValue({ action, onChange, error }: Props) {
  const { t } = useTranslation('rules')
  const { agents, macros } = useRuleTargets()
  const webhooks = useWebhookOptions()
  const props = { size: 'xs', 'aria-label': t('value'), error } as const
  switch (action.kind) {
    case 'send_mail':
      return (
        <TextWithVariables
          label={t('action.send_mail')}
          value={action.bodyHtml}
          onChange={(bodyHtml) => onChange({ ...action, bodyHtml })}
          variables={ruleTextVariables}
          error={error}
        />
      )
    case 'add_followers':
      return (
        <MultiSelect
          {...props}
          searchable
          data={agents}
          value={action.personIds}
          onChange={(personIds) => onChange({ ...action, personIds })}
        />
      )
    case 'notify':
      return <Call action={action} onChange={onChange} error={error} />
    case 'add_task':
      return <Task action={action} onChange={onChange} error={error} />
    case 'link_parent':
      return (
        <NumberInput
          {...props}
          aria-label={t('parentNumber')}
          prefix="#"
          min={1}
          allowDecimal={false}
          value={action.number || ''}
          onChange={(next) => onChange({ ...action, number: typeof next === 'number' ? next : 0 })}
        />
      )
    case 'run_macro':
      return (
        <Select
          {...props}
          searchable
          allowDeselect={false}
          data={macros}
          value={action.macroId || null}
          onChange={(next) => onChange({ ...action, macroId: next ?? '' })}
        />
      )
    case 'call_webhook':
      return (
        <Select
          {...props}
          allowDeselect={false}
          data={webhooks}
          value={action.webhookId || null}
          onChange={(next) => onChange({ ...action, webhookId: next ?? '' })}
        />
      )
    case 'ask_approval':
      return <Approval action={action} onChange={onChange} error={error} />
    case 'wait':
      return (
        <Group gap="sm" align="flex-start">
          <DurationInput
            label={t('value')}
            minutes={action.minutes}
            onChange={(minutes) => onChange({ ...action, minutes })}
            error={error}
          />
          <Checkbox
            size="xs"
            mt={6}
            label={t('ifStillHolds')}
            checked={action.ifStillHolds}
            onChange={(event) => onChange({ ...action, ifStillHolds: event.currentTarget.checked })}
          />
        </Group>
      )
    case 'call_out':
    case 'stop':
      return <span />
    default:
      return (
        <MacroActionValue
          action={action}
          // It gives back an action of the kind that it was given.
          onChange={(next) => onChange(next as TicketRuleAction)}
          error={error}
          variables={ruleTextVariables}
        />
      )
  }
}

type PropsOf<Kind extends TicketRuleAction['kind']> = Omit<Props, 'action'> & {
  action: Extract<TicketRuleAction, { kind: Kind }>
}

function Approval({ action, onChange, error }: PropsOf<'ask_approval'>) {
  const { t } = useTranslation('rules')
  const label = useLabel()
  const flows = useFlowOptions()
  const { data } = useQuery(fieldsQuery)
  const numbers = (data ?? []).filter(({ type, isArchived }) => type === 'number' && !isArchived)
  return (
    <Stack gap={6}>
      <Select
        size="xs"
        aria-label={t('value')}
        allowDeselect={false}
        data={flows}
        value={action.flowId || null}
        onChange={(next) => onChange({ ...action, flowId: next ?? '' })}
        error={error}
      />
      {(numbers.length > 0 || action.amountField !== null) && (
        <Select
          size="xs"
          label={t('amountField')}
          clearable
          data={numbers.map(({ key, labels }) => ({ value: key, label: label(labels) }))}
          value={action.amountField}
          onChange={(amountField) => onChange({ ...action, amountField })}
        />
      )}
    </Stack>
  )
}

function Call({ action, onChange, error }: PropsOf<'notify'>) {
  const { t } = useTranslation('rules')
  const { agents } = useRuleTargets()
  const { whom } = action
  const set = (part: Partial<typeof whom>) => onChange({ ...action, whom: { ...whom, ...part } })
  return (
    <Stack gap={6}>
      <TextInput
        size="xs"
        aria-label={t('callText')}
        placeholder={t('callText')}
        maxLength={300}
        value={action.text}
        onChange={(event) => onChange({ ...action, text: event.currentTarget.value })}
        error={error}
      />
      <Group gap="md">
        <Checkbox
          size="xs"
          label={t('whom.assignee')}
          checked={whom.assignee}
          onChange={(event) => set({ assignee: event.currentTarget.checked })}
        />
        <Checkbox
          size="xs"
          label={t('whom.team')}
          checked={whom.team}
          onChange={(event) => set({ team: event.currentTarget.checked })}
        />
      </Group>
      <MultiSelect
        size="xs"
        aria-label={t('people')}
        placeholder={t('people')}
        searchable
        data={agents}
        value={whom.personIds}
        onChange={(personIds) => set({ personIds })}
      />
    </Stack>
  )
}

function Task({ action, onChange, error }: PropsOf<'add_task'>) {
  const { t } = useTranslation('rules')
  const { agents } = useRuleTargets()
  return (
    <Stack gap={6}>
      <TextInput
        size="xs"
        aria-label={t('taskTitle')}
        placeholder={t('taskTitle')}
        maxLength={300}
        value={action.title}
        onChange={(event) => onChange({ ...action, title: event.currentTarget.value })}
        error={error}
      />
      <Group gap={6} grow>
        <Select
          size="xs"
          aria-label={t('taskFor')}
          placeholder={t('taskFor')}
          clearable
          searchable
          data={agents}
          value={action.assigneeId}
          onChange={(assigneeId) => onChange({ ...action, assigneeId })}
        />
        <NumberInput
          size="xs"
          aria-label={t('taskDue')}
          placeholder={t('taskDue')}
          min={1}
          max={8760}
          allowDecimal={false}
          value={action.dueAfterHours ?? ''}
          onChange={(next) => onChange({ ...action, dueAfterHours: typeof next === 'number' ? next : null })}
        />
      </Group>
    </Stack>
  )
}
