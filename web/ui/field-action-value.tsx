import { Select, TagsInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { FieldAction } from '#contract/rules.ts'
import { type TicketType, ticketType } from '#contract/tickets.ts'

interface Option {
  value: string
  label: string
}

interface Props {
  action: FieldAction
  onChange: (action: FieldAction) => void
  label: string
  error: string | undefined
  teams: Option[]
  agents: Option[]
  /** Below the tags. */
  help?: string
}

const levels = [1, 2, 3] as const
const priorities = [1, 2, 3, 4] as const

/** Asks for what an action needs that changes a field of a ticket. */
export function FieldActionValue({ action, onChange, label, error, teams, agents, help }: Props) {
  const { t } = useTranslation('common')
  const props = { size: 'xs', 'aria-label': label, error } as const
  const select = { ...props, allowDeselect: false }
  switch (action.kind) {
    case 'set_type': {
      const data = ticketType.options.map((type) => ({ value: type, label: t(`type.${type}`) }))
      const choose = (next: string | null) => onChange({ ...action, type: typeIn(next) ?? action.type })
      return <Select {...select} data={data} value={action.type} onChange={choose} />
    }
    case 'set_impact': {
      const data = levels.map((level) => ({ value: String(level), label: t(`impact.${level}`) }))
      const choose = (next: string | null) => onChange({ ...action, impact: Number(next) })
      return <Select {...select} data={data} value={String(action.impact)} onChange={choose} />
    }
    case 'set_urgency': {
      const data = levels.map((level) => ({ value: String(level), label: t(`urgency.${level}`) }))
      const choose = (next: string | null) => onChange({ ...action, urgency: Number(next) })
      return <Select {...select} data={data} value={String(action.urgency)} onChange={choose} />
    }
    case 'set_priority': {
      const data = priorities.map((level) => ({ value: String(level), label: t(`priority.${level}`) }))
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
      return (
        <TagsInput
          {...props}
          {...(help !== undefined && { description: help, inputWrapperOrder: helpLast })}
          acceptValueOnBlur
          value={action.tags}
          maxTags={30}
          onChange={(tags) => onChange({ ...action, tags })}
        />
      )
  }
}

const helpLast: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error']

function typeIn(value: string | null): TicketType | undefined {
  return ticketType.options.find((type) => type === value)
}
