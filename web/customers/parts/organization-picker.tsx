import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'

interface Organization {
  id: string
  name: string
}

interface Props {
  label: string
  value: Organization | null
  onChange: (organization: Organization | null) => void
  readOnly?: boolean
  error?: string | undefined
}

/** Finds an organization by name while one types. */
export function OrganizationPicker({ value, onChange, ...rest }: Props) {
  const { t } = useTranslation('customers')
  const { t: common } = useTranslation('common')
  const [search, setSearch] = useState('')
  const [wanted] = useDebouncedValue(search === value?.name ? '' : search.trim(), 180)
  const query = { limit: 30, ...(wanted ? { q: wanted } : {}) }
  const found = useQuery({
    queryKey: keys.organizations(query),
    queryFn: ({ signal }) => api.organizations.list({ query, signal }),
    placeholderData: keepPreviousData,
  })
  const items: Organization[] = found.data?.items ?? []
  const offered = value && !items.some((one) => one.id === value.id) ? [value, ...items] : items
  return (
    <Select
      {...rest}
      searchable
      clearable={!rest.readOnly}
      clearButtonProps={{ 'aria-label': common('clear') }}
      placeholder={t('person.findOrganization')}
      nothingFoundMessage={common('nothingFound')}
      data={offered.map((one) => ({ value: one.id, label: one.name }))}
      // The server searched already, and knows more than the name.
      filter={({ options }) => options}
      onSearchChange={setSearch}
      value={value?.id ?? null}
      onChange={(id) => onChange(offered.find((one) => one.id === id) ?? null)}
    />
  )
}
