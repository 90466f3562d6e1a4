import { MultiSelect } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'

interface OrganizationRef {
  id: string
  name: string
}

interface Props {
  label: ReactNode
  description?: ReactNode
  value: OrganizationRef[]
  onChange: (organizations: OrganizationRef[]) => void
  error?: string | undefined
}

/** Organizations, found as one types. */
export function OrganizationsField({ value, onChange, ...field }: Props) {
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed.trim(), 200)
  const query = { limit: 20, ...(q !== '' && { q }) }
  const found = useQuery({
    queryKey: keys.organizations({ several: true, ...query }),
    queryFn: ({ signal }) => api.organizations.list({ query, signal }),
    placeholderData: keepPreviousData,
  })
  const known = new Map([...value, ...(found.data?.items ?? [])].map(({ id, name }) => [id, name]))
  return (
    <MultiSelect
      {...field}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      data={[...known].map(([id, label]) => ({ value: id, label }))}
      value={value.map(({ id }) => id)}
      onChange={(ids) => onChange(ids.map((id) => ({ id, name: known.get(id) ?? '' })))}
    />
  )
}
