import { Select, TagsInput, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type RuleAction, ruleAction } from '#contract/rules.ts'
import { type TicketType, ticketType } from '#contract/tickets.ts'
import { useTargets } from '../queries.ts'

interface Props {
  action: RuleAction
  onChange: (action: RuleAction) => void
  /** Named values, as `{{site}}`. */
  names: string
  error: string | undefined
}

const levels = [1, 2, 3] as const
const priorities = [1, 2, 3, 4] as const

/** Asks for what an action needs. */
export function ActionValue({ action, onChange, names, error }: Props) {
  const { t } = useTranslation('mailFilters')
  const { t: common } = useTranslation('common')
  const { teams, agents } = useTargets()
  const props = { size: 'xs', 'aria-label': t('action.value'), error } as const
  const select = { ...props, allowDeselect: false }
  const text = { ...props, description: t('action.templateHelp', { names }), inputWrapperOrder: textOrder }
  switch (action.kind) {
    case 'set_type': {
      const data = ticketType.options.map((type) => ({ value: type, label: common(`type.${type}`) }))
      const choose = (next: string | null) => onChange({ ...action, type: typeIn(next) ?? action.type })
      return <Select {...select} data={data} value={action.type} onChange={choose} />
    }
    case 'set_impact': {
      const data = levels.map((level) => ({ value: String(level), label: common(`impact.${level}`) }))
      const choose = (next: string | null) => onChange({ ...action, impact: Number(next) })
      return <Select {...select} data={data} value={String(action.impact)} onChange={choose} />
    }
    case 'set_urgency': {
      const data = levels.map((level) => ({ value: String(level), label: common(`urgency.${level}`) }))
      const choose = (next: string | null) => onChange({ ...action, urgency: Number(next) })
      return <Select {...select} data={data} value={String(action.urgency)} onChange={choose} />
    }
    case 'set_priority': {
      const data = priorities.map((level) => ({ value: String(level), label: common(`priority.${level}`) }))
      const choose = (next: string | null) => onChange({ ...action, priority: Number(next) })
      return <Select {...select} data={data} value={String(action.priority)} onChange={choose} />
    }
    case 'set_team': {
      const choose = (teamId: string | null) => onChange({ ...action, teamId: teamId ?? '' })
      return <Select {...select} data={teams} value={action.teamId || null} onChange={choose} />
    }
    case 'set_assignee': {
      const choose = (assigneeId: string | null) => onChange({ ...action, assigneeId: assigneeId ?? '' })
      return <Select {...select} searchable data={agents} value={action.assigneeId || null} onChange={choose} />
    }
    case 'add_tags':
      return <TagsInput {...text} value={action.tags} maxTags={30} onChange={(tags) => onChange({ ...action, tags })} />
    case 'set_subject': {
      const change = (subject: string) => onChange({ ...action, subject })
      return <TextInput {...text} maxLength={300} value={action.subject} onChange={typed(change)} />
    }
    case 'set_requester': {
      const change = (address: string) => onChange({ ...action, address })
      return <TextInput {...text} maxLength={254} value={action.address} onChange={typed(change)} />
    }
    case 'add_note': {
      const change = (note: string) => onChange({ ...action, text: note })
      return <Textarea {...text} autosize minRows={2} maxLength={5000} value={action.text} onChange={typed(change)} />
    }
    case 'ignore':
    case 'quarantine':
    case 'stop':
      return <span />
  }
}

const textOrder: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error']

/** Whether an action has all that it needs. */
export function isComplete(action: RuleAction): boolean {
  return ruleAction.safeParse(action).success
}

function typeIn(value: string | null): TicketType | undefined {
  return ticketType.options.find((type) => type === value)
}

function typed(change: (value: string) => void) {
  return (event: { currentTarget: { value: string } }) => change(event.currentTarget.value)
}
