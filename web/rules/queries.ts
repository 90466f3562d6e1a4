import { useQuery } from '@tanstack/react-query'
import { flowsQuery } from '#web/approvals/index.ts'
import { api } from '#web/lib/api.ts'
import { useMe } from '#web/lib/me.ts'
import { keys } from '#web/lib/queries.ts'

const agentsQuery = { assignable: true, limit: 200 }

/** What conditions and actions of rules may name, by id. */
export function useRuleTargets() {
  const inboxes = useQuery({ queryKey: keys.inboxes, queryFn: ({ signal }) => api.inboxes.list({ signal }) })
  const teams = useQuery({ queryKey: keys.teams, queryFn: ({ signal }) => api.teams.list({ signal }) })
  const agents = useQuery({
    queryKey: keys.people(agentsQuery),
    queryFn: ({ signal }) => api.people.list({ query: agentsQuery, signal }),
  })
  const macros = useQuery({ queryKey: keys.macros, queryFn: ({ signal }) => api.macros.list({ signal }) })
  const calendars = useQuery({ queryKey: keys.calendars, queryFn: ({ signal }) => api.calendars.list({ signal }) })
  const ratings = useQuery({
    queryKey: [...keys.ratings, 'questions'],
    queryFn: ({ signal }) => api.ratings.questions({ signal }),
  })
  return {
    reasons: ratings.data?.reasons ?? [],
    inboxes: (inboxes.data?.items ?? []).map(option),
    teams: (teams.data?.items ?? []).map(option),
    agents: (agents.data?.items ?? []).map(option),
    calendars: (calendars.data?.items ?? []).map(option),
    macros: (macros.data?.items ?? []).filter(({ audience }) => audience.kind !== 'personal').map(option),
  }
}

/** Skills, groups of devices and monitors. Which monitors there are is told to administrators only. */
export function useMonitoringTargets() {
  const { role } = useMe()
  const skills = useQuery({
    queryKey: keys.skills,
    queryFn: async ({ signal }) => (await api.skills.list({ signal })).items,
  })
  const groups = useQuery({
    queryKey: [...keys.devices, 'groups'],
    queryFn: async ({ signal }) => (await api.deviceWatching.groups({ signal })).items,
  })
  const sources = useQuery({
    queryKey: keys.alertSources,
    queryFn: ({ signal }) => api.alertSources.list({ signal }),
    enabled: role === 'admin',
  })
  return {
    skills: (skills.data ?? []).map(option),
    groups: (groups.data ?? []).map(option),
    sources: (sources.data?.items ?? []).map(option),
  }
}

/** The tags that tickets have, the most used first. */
export function useTagNames(): string[] {
  const { data } = useQuery({ queryKey: keys.tags, queryFn: ({ signal }) => api.tickets.tags({ query: {}, signal }) })
  return (data?.items ?? []).map(({ name }) => name)
}

/** Told to administrators only, as it is they who make rules. */
export function useWebhookOptions() {
  const { data } = useQuery({ queryKey: keys.webhooks, queryFn: ({ signal }) => api.webhooks.list({ signal }) })
  return (data?.items ?? []).map(option)
}

/** Ways of asking for approval. */
export function useFlowOptions() {
  return (useQuery(flowsQuery).data ?? []).map(option)
}

/** The desk's own fields, those of people and of organizations as well. */
export function useOwnFields() {
  const ticket = useQuery(fieldsOf('ticket'))
  const person = useQuery(fieldsOf('person'))
  const company = useQuery(fieldsOf('organization'))
  return [
    { prefix: 'field:', fields: ticket.data?.items ?? [] },
    { prefix: 'person:', fields: person.data?.items ?? [] },
    { prefix: 'company:', fields: company.data?.items ?? [] },
  ]
}

function fieldsOf(subject: 'ticket' | 'person' | 'organization') {
  return {
    queryKey: keys.fields(subject),
    queryFn: ({ signal }: { signal: AbortSignal }) => api.fields.list({ query: { subject }, signal }),
  }
}

function option({ id, name }: { id: string; name: string }) {
  return { value: id, label: name }
}
