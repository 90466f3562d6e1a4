import { Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type RuleAction, ruleAction } from '#contract/rules.ts'
import { FieldActionValue } from '#web/ui/field-action-value.tsx'
import { useTargets } from '../queries.ts'

interface Props {
  action: RuleAction
  onChange: (action: RuleAction) => void
  /** Named values, as `{{site}}`. */
  names: string
  error: string | undefined
}

/** Asks for what an action needs. */
export function ActionValue({ action, onChange, names, error }: Props) {
  const { t } = useTranslation('mailFilters')
  const { teams, agents } = useTargets()
  const help = t('action.templateHelp', { names })
  const text = {
    size: 'xs',
    'aria-label': t('action.value'),
    error,
    description: help,
    inputWrapperOrder: textOrder,
  } as const
  switch (action.kind) {
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
    default:
      return (
        <FieldActionValue
          action={action}
          onChange={onChange}
          label={t('action.value')}
          error={error}
          teams={teams}
          agents={agents}
          help={help}
        />
      )
  }
}

const textOrder: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error']

/** Whether an action has all that it needs. */
export function isComplete(action: RuleAction): boolean {
  return ruleAction.safeParse(action).success
}

function typed(change: (value: string) => void) {
  return (event: { currentTarget: { value: string } }) => change(event.currentTarget.value)
}
