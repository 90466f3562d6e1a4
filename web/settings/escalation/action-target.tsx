import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { EscalationAction } from '#contract/escalation.ts'
import { useWebhookOptions } from '#web/rules/index.ts'
import { useAssignable, useMacros, useTeams } from '#web/tickets/index.ts'

interface Props {
  action: EscalationAction
  onChange: (action: EscalationAction) => void
  error: string | undefined
}

/** Asks whom or what an action is about, where it is about somebody. */
export function ActionTarget({ action, onChange, error }: Props) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const people = useAssignable()
  const teams = useTeams()
  const webhooks = useWebhookOptions()
  const macros = (useMacros().data ?? []).filter(({ audience }) => audience.kind !== 'personal')
  const props = {
    'aria-label': t('escalation.target'),
    placeholder: t('escalation.target'),
    allowDeselect: false,
    searchable: true,
    nothingFoundMessage: common('nothingFound'),
    error,
  }
  switch (action.kind) {
    case 'notify_person':
    case 'add_follower':
      return (
        <Select
          {...props}
          data={people.map(option)}
          value={action.personId || null}
          onChange={(next) => onChange({ ...action, personId: next ?? '' })}
        />
      )
    case 'move_to_team':
      return (
        <Select
          {...props}
          data={teams.map(option)}
          value={action.teamId || null}
          onChange={(next) => onChange({ ...action, teamId: next ?? '' })}
        />
      )
    case 'run_macro':
      return (
        <Select
          {...props}
          data={macros.map(option)}
          value={action.macroId || null}
          onChange={(next) => onChange({ ...action, macroId: next ?? '' })}
        />
      )
    case 'call_webhook':
      return (
        <Select
          {...props}
          data={webhooks}
          value={action.webhookId || null}
          onChange={(next) => onChange({ ...action, webhookId: next ?? '' })}
        />
      )
    default:
      return <span />
  }
}

function option({ id, name }: { id: string; name: string }) {
  return { value: id, label: name }
}
