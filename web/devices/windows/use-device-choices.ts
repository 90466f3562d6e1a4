import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'

/** Devices to choose from, found by what is typed; the chosen one stays among them. */
export function useDeviceChoices(chosen: string | null) {
  const [typed, setTyped] = useState('')
  const [known, setKnown] = useState<{ value: string; label: string }>()
  const [q] = useDebouncedValue(typed.trim(), 180)
  const wanted = q === known?.label ? '' : q
  const { data } = useQuery({
    queryKey: keys.deviceList({ q: wanted, limit: 20 }),
    queryFn: ({ signal }) => api.devices.list({ query: { q: wanted, limit: 20 }, signal }),
    placeholderData: keepPreviousData,
  })
  const found = (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const now = found.find(({ value }) => value === chosen)
  if (now && now.value !== known?.value) setKnown(now)
  const kept = known && known.value === chosen && !found.some(({ value }) => value === known.value) ? [known] : []
  return { choices: [...kept, ...found], typed, setTyped }
}
