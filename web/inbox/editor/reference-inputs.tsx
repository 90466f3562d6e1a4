import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { PersonPicker } from '#web/ui/person-picker.tsx'

interface Props {
  value: string | undefined
  onChange: (value: string | undefined) => void
  error: string | undefined
}

export function RequesterInput({ value, onChange, error }: Props) {
  const { t } = useTranslation('views')
  const { data } = useQuery({
    queryKey: keys.person(value ?? ''),
    queryFn: ({ signal }) => api.people.get({ params: { id: value ?? '' }, signal }),
    enabled: value !== undefined,
  })
  const known = value !== undefined && data?.id === value ? data : null
  return (
    <PersonPicker
      size="xs"
      label={t('test.person')}
      value={known}
      onChange={(person) => onChange(person?.id)}
      error={error}
    />
  )
}

export function OrganizationInput({ value, onChange, error }: Props) {
  const { t } = useTranslation('views')
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed.trim(), 180)
  const query = { q, limit: 20 }
  const found = useQuery({
    queryKey: keys.organizations(query),
    queryFn: ({ signal }) => api.organizations.list({ query, signal }),
    placeholderData: keepPreviousData,
  })
  const chosen = useQuery({
    queryKey: keys.organization(value ?? ''),
    queryFn: ({ signal }) => api.organizations.get({ params: { id: value ?? '' }, signal }),
    enabled: value !== undefined,
  })
  const items = [...(chosen.data ? [chosen.data] : []), ...(found.data?.items ?? [])]
  const data = [...new Map(items.map(({ id, name }) => [id, { value: id, label: name }])).values()]
  return (
    <Select
      size="xs"
      aria-label={t('test.value')}
      error={error}
      data={data}
      // The server has chosen already; it also looks at domains.
      filter={({ options }) => options}
      searchable
      allowDeselect={false}
      nothingFoundMessage={t('test.nothing')}
      searchValue={typed}
      onSearchChange={setTyped}
      value={value ?? null}
      onChange={(next) => onChange(next ?? undefined)}
    />
  )
}
