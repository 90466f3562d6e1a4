import { Input, MultiSelect, SegmentedControl, Stack } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Service, ServiceAudience } from '#contract/service.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { useTeams } from '#web/tickets/index.ts'

const kinds = ['everyone', 'organizations', 'teams'] as const

interface Props {
  value: ServiceAudience
  /** Those that it names already, for their names. */
  organizations: Service['organizations']
  isTried: boolean
  onChange: (audience: ServiceAudience) => void
}

/** Who is offered a service. */
export function AudienceChoice({ value, organizations, isTried, onChange }: Props) {
  const { t } = useTranslation('settings')
  const error =
    isTried && value.kind !== 'everyone' && value.ids.length === 0 ? t('catalogue.audienceMissing') : undefined
  return (
    <Stack gap={8}>
      <Input.Wrapper label={t('catalogue.audience')} labelElement="div">
        <SegmentedControl
          fullWidth
          aria-label={t('catalogue.audience')}
          data={kinds.map((kind) => ({ value: kind, label: t(`catalogue.audience.${kind}`) }))}
          value={value.kind}
          onChange={(next) => {
            const kind = kinds.find((one) => one === next) ?? 'everyone'
            onChange(kind === 'everyone' ? { kind } : { kind, ids: [] })
          }}
        />
      </Input.Wrapper>
      {value.kind === 'organizations' && (
        <Organizations
          ids={value.ids}
          known={organizations}
          error={error}
          onChange={(ids) => onChange({ kind: 'organizations', ids })}
        />
      )}
      {value.kind === 'teams' && (
        <Teams ids={value.ids} error={error} onChange={(ids) => onChange({ kind: 'teams', ids })} />
      )}
    </Stack>
  )
}

interface PartProps {
  ids: string[]
  error: string | undefined
  onChange: (ids: string[]) => void
}

function Teams({ ids, error, onChange }: PartProps) {
  const { t } = useTranslation('settings')
  const data = useTeams().map(({ id, name }) => ({ value: id, label: name }))
  return <MultiSelect label={t('catalogue.audience.teams')} data={data} value={ids} error={error} onChange={onChange} />
}

function Organizations({ ids, known, error, onChange }: PartProps & { known: Service['organizations'] }) {
  const { t } = useTranslation('settings')
  const [typed, setTyped] = useState('')
  const [names, setNames] = useState(() => new Map(known.map(({ id, name }) => [id, name])))
  const [q] = useDebouncedValue(typed.trim(), 200)
  const query = { limit: 20, ...(q !== '' && { q }) }
  const found = useQuery({
    queryKey: keys.organizations({ offered: true, ...query }),
    queryFn: ({ signal }) => api.organizations.list({ query, signal }),
    placeholderData: keepPreviousData,
  })
  const all = new Map([...names, ...(found.data?.items ?? []).map(({ id, name }) => [id, name] as const)])
  return (
    <MultiSelect
      label={t('catalogue.audience.organizations')}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      data={[...all].map(([id, name]) => ({ value: id, label: name }))}
      value={ids}
      error={error}
      onChange={(next) => {
        setNames(all)
        onChange(next)
      }}
    />
  )
}
