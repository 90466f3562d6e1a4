import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ValueProps } from '#web/conditions/index.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { PersonPicker } from '#web/ui/person-picker.tsx'

export function RequesterInput({ test, onChange, error }: ValueProps) {
  const { t } = useTranslation('conditions')
  const value = typeof test.value === 'string' && test.value !== '' ? test.value : undefined
  const { data } = useQuery({
    queryKey: keys.person(value ?? ''),
    queryFn: ({ signal }) => api.people.get({ params: { id: value ?? '' }, signal }),
    enabled: value !== undefined,
  })
  return (
    <PersonPicker
      size="xs"
      label={t('test.value')}
      value={value !== undefined && data?.id === value ? data : null}
      onChange={(person) => onChange(person?.id)}
      error={error}
    />
  )
}
