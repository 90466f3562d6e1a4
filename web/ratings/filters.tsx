import { Button, Group, SegmentedControl, Select } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { channel, ticketType } from '#contract/ticket-fields.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { periods, type RatingSearch } from './search.ts'

const agentsQuery = { assignable: true, limit: 200 }

interface Props {
  search: RatingSearch
  /** Whoever sees only what is theirs need not choose an agent. */
  isOwn: boolean
  onChange: (part: Partial<RatingSearch>) => void
}

export function Filters({ search, isOwn, onChange }: Props) {
  const { t } = useTranslation('ratings')
  const { t: common } = useTranslation('common')
  const { data: teams } = useQuery({ queryKey: keys.teams, queryFn: ({ signal }) => api.teams.list({ signal }) })
  const { agent, team, type, category, service, article } = search
  const isNarrow = [agent, team, type, search.channel, category, service, article].some(Boolean)
  return (
    <Group mb="lg" gap="sm">
      <SegmentedControl
        aria-label={t('period')}
        data={periods.map((days) => ({ value: String(days), label: t('days', { count: days }) }))}
        value={String(search.days ?? 90)}
        onChange={(value) => onChange({ days: Number(value) })}
      />
      {!isOwn && <AgentSelect value={search.agent} onChange={(agent) => onChange({ agent })} />}
      <Select
        w={{ base: 'calc(50% - 6px)', xs: 180 }}
        aria-label={t('by.team')}
        placeholder={t('by.team')}
        clearable
        searchable
        data={(teams?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={search.team ?? null}
        onChange={(team) => onChange({ team: team ?? undefined })}
      />
      <Select
        w={{ base: 'calc(50% - 6px)', xs: 180 }}
        aria-label={t('by.type')}
        placeholder={t('by.type')}
        clearable
        data={ticketType.options.map((value) => ({ value, label: common(`type.${value}`) }))}
        value={search.type ?? null}
        onChange={(type) => onChange({ type: type ?? undefined })}
      />
      <Select
        w={{ base: 'calc(50% - 6px)', xs: 180 }}
        aria-label={t('by.channel')}
        placeholder={t('by.channel')}
        clearable
        data={channel.options.map((value) => ({ value, label: common(`channel.${value}`) }))}
        value={channel.safeParse(search.channel).data ?? null}
        onChange={(value) => onChange({ channel: value ?? undefined })}
      />
      {isNarrow && (
        <Button variant="subtle" leftSection={<IconX size={16} />} onClick={() => onChange(nothing)}>
          {t('clear')}
        </Button>
      )}
    </Group>
  )
}

const nothing: Partial<Record<keyof RatingSearch, undefined>> = {
  agent: undefined,
  team: undefined,
  type: undefined,
  channel: undefined,
  category: undefined,
  service: undefined,
  article: undefined,
}

function AgentSelect({ value, onChange }: { value: string | undefined; onChange: (id: string | undefined) => void }) {
  const { t } = useTranslation('ratings')
  const { data } = useQuery({
    queryKey: keys.people(agentsQuery),
    queryFn: ({ signal }) => api.people.list({ query: agentsQuery, signal }),
  })
  return (
    <Select
      w={{ base: 'calc(50% - 6px)', xs: 180 }}
      aria-label={t('by.agent')}
      placeholder={t('by.agent')}
      clearable
      searchable
      data={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      value={value ?? null}
      onChange={(id) => onChange(id ?? undefined)}
    />
  )
}
