import { Select, Stack, TagsInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { MacroAction } from '#contract/macros.ts'
import { readyTextVariables } from '#contract/template-variables.ts'
import { ticketStatus } from '#contract/tickets.ts'
import { useLabel } from '#web/lib/field-words.ts'
import { fieldsQuery, useAssignable, useTeams } from '#web/tickets/index.ts'
import { FieldActionValue } from '#web/ui/field-action-value.tsx'
import { FieldInput } from '#web/ui/field-input.tsx'
import { useChecklists } from '../checklists/use-checklists.ts'
import { TextWithVariables } from '../parts/text-with-variables.tsx'

interface Props {
  action: MacroAction
  onChange: (action: MacroAction) => void
  error: string | undefined
  /** What may stand in its texts. */
  variables?: readonly string[]
}

const statuses = ticketStatus.exclude(['new']).options

/** Asks for what an action of a macro needs. */
export function MacroActionValue({ action, onChange, error, variables = readyTextVariables }: Props) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const [teams, agents] = [useTeams().map(option), useAssignable().map(option)]
  const checklists = useChecklists().data?.items ?? []
  const props = { size: 'xs', 'aria-label': t('macros.value'), error } as const
  switch (action.kind) {
    case 'set_status':
      return (
        <Select
          {...props}
          allowDeselect={false}
          data={statuses.map((status) => ({ value: status, label: common(`status.${status}`) }))}
          value={action.status}
          onChange={(next) => onChange({ ...action, status: statuses.find((one) => one === next) ?? action.status })}
        />
      )
    case 'remove_tags':
      return (
        <TagsInput
          {...props}
          acceptValueOnBlur
          maxTags={30}
          value={action.tags}
          onChange={(tags) => onChange({ ...action, tags })}
        />
      )
    case 'set_field':
      return <FieldValue action={action} onChange={onChange} error={error} />
    case 'add_checklist':
      return (
        <Select
          {...props}
          allowDeselect={false}
          nothingFoundMessage={common('nothingFound')}
          data={checklists.map(option)}
          value={action.checklistId || null}
          onChange={(next) => onChange({ ...action, checklistId: next ?? '' })}
        />
      )
    case 'write_reply':
    case 'write_note':
      return (
        <TextWithVariables
          label={t(`macros.action.${action.kind}`)}
          value={action.bodyHtml}
          onChange={(bodyHtml) => onChange({ ...action, bodyHtml })}
          variables={variables}
          error={error}
        />
      )
    case 'take':
    case 'unassign':
      return <span />
    default:
      return (
        <FieldActionValue
          action={action}
          onChange={onChange}
          label={t('macros.value')}
          error={error}
          teams={teams}
          agents={agents}
        />
      )
  }
}

interface FieldProps extends Pick<Props, 'onChange' | 'error'> {
  action: Extract<MacroAction, { kind: 'set_field' }>
}

/** Which custom field, and its value; an empty one takes away what is there. */
function FieldValue({ action, onChange, error }: FieldProps) {
  const { t } = useTranslation('settings')
  const label = useLabel()
  const { data } = useQuery(fieldsQuery)
  const fields = (data ?? []).filter(({ isArchived }) => !isArchived)
  const field = fields.find(({ key }) => key === action.key)
  return (
    <Stack gap={6}>
      <Select
        size="xs"
        aria-label={t('macros.field')}
        placeholder={t('macros.field')}
        allowDeselect={false}
        data={fields.map(({ key, labels }) => ({ value: key, label: label(labels) }))}
        value={action.key || null}
        onChange={(key) => onChange({ kind: 'set_field', key: key ?? '', value: null })}
        error={field ? undefined : error}
      />
      {field && (
        <FieldInput
          size="xs"
          field={field}
          value={action.value ?? undefined}
          onChange={(value) => onChange({ ...action, value })}
          error={error}
        />
      )}
    </Stack>
  )
}

function option({ id, name }: { id: string; name: string }) {
  return { value: id, label: name }
}
