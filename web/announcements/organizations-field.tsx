import { MultiSelect } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import type { OrganizationRef } from './draft.ts'

interface Props {
  value: OrganizationRef[]
  onChange: (organizations: OrganizationRef[]) => void
  error: string | undefined
}

/** Organizations, found as one types. */
export function OrganizationsField({ value, onChange, error }: Props) {
  const { t } = useTranslation('announcements')
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed.trim(), 200)
  const query = { limit: 20, ...(q !== '' && { q }) }
  const found = useQuery({
    queryKey: keys.organizations({ announced: true, ...query }),
    queryFn: ({ signal }) => api.organizations.list({ query, signal }),
    placeholderData: keepPreviousData,
  })
  const known = new Map([...value, ...(found.data?.items ?? [])].map(({ id, name }) => [id, name]))
  return (
    <MultiSelect
      label={t('form.which')}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      data={[...known].map(([id, label]) => ({ value: id, label }))}
      value={value.map(({ id }) => id)}
      onChange={(ids) => onChange(ids.map((id) => ({ id, name: known.get(id) ?? '' })))}
      error={error}
    />
  )
}
