import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CustomField } from '#contract/fields.ts'
import { me, myTeams, viewChoices } from '#contract/view-conditions.ts'
import { api } from '#web/lib/api.ts'
import { pathOf, useLabel } from '#web/lib/field-words.ts'
import { keys } from '#web/lib/queries.ts'

export interface Choice {
  value: string
  label: string
}

const agentFields: readonly string[] = ['assignee', 'follower', 'mentioned']
const agentsQuery = { assignable: true, limit: 200 }

/** What a field that is chosen from a list may be. Only what is asked for is fetched. */
export function useChoices(field: string, custom: CustomField | undefined): Choice[] {
  const label = useLabel()
  const { t } = useTranslation('views')
  const { t: common } = useTranslation('common')
  const teams = useQuery({
    queryKey: keys.teams,
    queryFn: ({ signal }) => api.teams.list({ signal }),
    enabled: field === 'team',
  })
  const inboxes = useQuery({
    queryKey: keys.inboxes,
    queryFn: ({ signal }) => api.inboxes.list({ signal }),
    enabled: field === 'inbox',
  })
  const agents = useQuery({
    queryKey: keys.people(agentsQuery),
    queryFn: ({ signal }) => api.people.list({ query: agentsQuery, signal }),
    enabled: agentFields.includes(field),
  })
  const problems = useQuery({
    queryKey: [...keys.problems, 'choices'],
    queryFn: ({ signal }) => api.problems.list({ query: { limit: 100 }, signal }),
    enabled: field === 'problem',
  })
  const levels = (name: 'priority' | 'impact' | 'urgency', last: number) =>
    Array.from({ length: last }, (_, index) => String(index + 1)).map((value) => ({
      value,
      label: common(`${name}.${value as '1' | '2' | '3'}`),
    }))
  switch (field) {
    case 'status':
      return viewChoices.status.map((value) => ({ value, label: common(`status.${value}`) }))
    case 'type':
      return viewChoices.type.map((value) => ({ value, label: common(`type.${value}`) }))
    case 'channel':
      return viewChoices.channel.map((value) => ({ value, label: common(`channel.${value}`) }))
    case 'language':
      return viewChoices.language.map((value) => ({ value, label: t(`language.${value}`) }))
    case 'priority':
      return levels('priority', 4)
    case 'impact':
      return levels('impact', 3)
    case 'urgency':
      return levels('urgency', 3)
    case 'team':
      return [{ value: myTeams, label: t('myTeams') }, ...(teams.data?.items ?? []).map(named)]
    case 'problem':
      return (problems.data?.items ?? []).map(({ id, number, title }) => ({ value: id, label: `P-${number} ${title}` }))
    case 'inbox':
      return (inboxes.data?.items ?? []).map(named)
    case 'assignee':
    case 'follower':
    case 'mentioned':
      return [{ value: me, label: t('me') }, ...(agents.data?.items ?? []).map(named)]
    default:
      return (custom?.options ?? []).map((option) => ({
        value: option.value,
        label: pathOf(custom?.options ?? [], option, label),
      }))
  }
}

function named({ id, name }: { id: string; name: string }): Choice {
  return { value: id, label: name }
}
