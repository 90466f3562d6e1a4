import { useTranslation } from 'react-i18next'
import type { RuleAction } from '#contract/rules.ts'
import { useFormat } from '#web/lib/format.ts'
import { useTargets } from '../queries.ts'

/** What an action does, in words. */
export function useActionWords(): (action: RuleAction) => string {
  const { t } = useTranslation('mailFilters')
  const { t: common } = useTranslation('common')
  const format = useFormat()
  const { teams, agents } = useTargets()
  const nameOf = (options: typeof teams, id: string) =>
    options.find((option) => option.value === id)?.label ?? t('does.gone')
  return (action) => t(`does.${action.kind}`, { value: wordOf(action) })

  function wordOf(action: RuleAction): string {
    switch (action.kind) {
      case 'set_type':
        return common(`type.${action.type}`)
      case 'set_impact':
        return common(`impact.${levelOf(action.impact)}`)
      case 'set_urgency':
        return common(`urgency.${levelOf(action.urgency)}`)
      case 'set_priority':
        return common(`priority.${priorityOf(action.priority)}`)
      case 'set_team':
        return nameOf(teams, action.teamId)
      case 'set_assignee':
        return nameOf(agents, action.assigneeId)
      case 'add_tags':
        return format.list(action.tags)
      case 'set_subject':
        return action.subject
      case 'set_requester':
        return action.address
      case 'add_note':
        return action.text.slice(0, 120)
      case 'ignore':
      case 'quarantine':
      case 'stop':
        return ''
    }
  }
}

function levelOf(value: number): 1 | 2 | 3 {
  return value === 1 || value === 2 ? value : 3
}

function priorityOf(value: number): 1 | 2 | 3 | 4 {
  return value === 1 || value === 2 || value === 3 ? value : 4
}
