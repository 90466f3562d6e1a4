import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { MacroAction } from '#contract/macros.ts'
import { useLabel, useValueWords } from '#web/lib/field-words.ts'
import { useFormat } from '#web/lib/format.ts'
import { wordsIn } from '#web/lib/words-in.ts'
import { fieldsQuery } from '../fields/queries.ts'
import { useAssignable, useTeams } from '../queries.ts'
import { checklistsQuery } from '../tasks/use-tasks.ts'

const mostOfText = 140

/** What an action of a macro does, in words. */
export function useMacroWords(): (action: MacroAction) => string {
  const { t } = useTranslation('tickets')
  const { t: common } = useTranslation('common')
  const { list } = useFormat()
  const [label, valueWords] = [useLabel(), useValueWords()]
  const [teams, people] = [useTeams(), useAssignable()]
  const { data: checklists = [] } = useQuery(checklistsQuery)
  const { data: fields = [] } = useQuery(fieldsQuery)

  return (action) => {
    switch (action.kind) {
      case 'set_status':
        return t('macro.does.set_status', { value: common(`status.${action.status}`) })
      case 'set_type':
        return t('macro.does.set_type', { value: common(`type.${action.type}`) })
      case 'set_impact':
        return t('macro.does.set_impact', { value: common(`impact.${level(action.impact)}`) })
      case 'set_urgency':
        return t('macro.does.set_urgency', { value: common(`urgency.${level(action.urgency)}`) })
      case 'set_priority':
        return t('macro.does.set_priority', { value: common(`priority.${priority(action.priority)}`) })
      case 'set_team':
        return t('macro.does.set_team', { value: nameOf(teams, action.teamId) })
      case 'set_assignee':
        return t('macro.does.set_assignee', { value: nameOf(people, action.assigneeId) })
      case 'take':
      case 'unassign':
        return t(`macro.does.${action.kind}`)
      case 'add_tags':
      case 'remove_tags':
        return t(`macro.does.${action.kind}`, { value: list(action.tags) })
      case 'set_field':
        return fieldWords(action.key, action.value)
      case 'write_reply':
      case 'write_note':
        return t(`macro.does.${action.kind}`, { value: wordsIn(action.bodyHtml).slice(0, mostOfText) })
      case 'add_checklist':
        return t('macro.does.add_checklist', { value: nameOf(checklists, action.checklistId) })
    }
  }

  function nameOf(items: readonly { id: string; name: string }[], id: string): string {
    return items.find((one) => one.id === id)?.name ?? t('macro.gone')
  }

  function fieldWords(key: string, value: Extract<MacroAction, { kind: 'set_field' }>['value']): string {
    const field = fields.find((one) => one.key === key)
    const name = field ? label(field.labels) : key
    if (value === null) return t('macro.does.clear_field', { field: name })
    return t('macro.does.set_field', { field: name, value: field ? valueWords(field, value) : String(value) })
  }
}

function level(value: number): 1 | 2 | 3 {
  return value === 1 || value === 2 ? value : 3
}

function priority(value: number): 1 | 2 | 3 | 4 {
  return value === 1 || value === 2 || value === 3 ? value : 4
}
