import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { ApiError } from '#web/lib/api-error.ts'
import { useLabel } from '#web/lib/field-words.ts'
import { keys } from '#web/lib/queries.ts'
import { useAnswers, useReferenceWords } from '#web/lib/references.ts'
import { useFlowOptions, useMonitoringTargets, useRuleTargets, useWebhookOptions } from '#web/rules/index.ts'
import { servicesQuery } from '../catalogue/use-catalogue.ts'

/** Of fields that name a person; what they name may be anybody. */
const personFields = /^(person|assignee|owner|substitute|author|requester|manager|lead|follower)Ids?$/
const deviceFields = /^(device|unattended)Ids?$/
const organizationFields = /^organizationIds?$/

/** What an id in the audit log stands for; what is gone is said to be. */
export function useNames(): (field: string, id: string) => string {
  const { t: common } = useTranslation('common')
  const { teams, agents, inboxes, macros, calendars } = useRuleTargets()
  const { skills, groups, sources } = useMonitoringTargets()
  const [webhooks, flows] = [useWebhookOptions(), useFlowOptions()]
  const policies = useQuery({ queryKey: keys.sla, queryFn: ({ signal }) => api.sla.list({ signal }) })
  const { data: catalogue } = useQuery(servicesQuery)
  const label = useLabel()
  const referenceWord = useReferenceWords()
  const organizationWord = useOrganizationWords()
  const named = [teams, agents, inboxes, macros, calendars, skills, groups, sources, webhooks, flows].flat()
  const known = new Map([
    ...named.map(({ value, label }) => [value, label] as const),
    ...(policies.data?.items ?? []).map(({ id, name }) => [id, name] as const),
    ...[...(catalogue?.items ?? []), ...(catalogue?.categories ?? [])].map(
      ({ id, name }) => [id, label(name)] as const,
    ),
  ])

  return (field, id) => {
    const name = known.get(id)
    if (name !== undefined) return name
    if (personFields.test(field)) return referenceWord('person', id)
    if (deviceFields.test(field)) return referenceWord('device', id)
    return organizationFields.test(field) ? organizationWord(id) : common('referenceGone')
  }
}

/** There are too many organizations to know them all: those that are named are asked for. */
function useOrganizationWords(): (id: string) => string {
  const { t } = useTranslation('common')
  const nameOf = useAnswers((id: string) => ({
    queryKey: [...keys.organization(id), 'name'],
    queryFn: ({ signal }: { signal: AbortSignal }) => readName(id, signal),
  }))
  return (id) => {
    const known = nameOf(id)
    return known === undefined ? '…' : (known.name ?? t('referenceGone'))
  }
}

async function readName(id: string, signal: AbortSignal): Promise<{ name: string | null }> {
  try {
    return { name: (await api.organizations.get({ params: { id }, signal })).name }
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return { name: null }
    throw error
  }
}
