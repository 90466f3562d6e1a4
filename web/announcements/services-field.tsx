import { MultiSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Announcement } from '#contract/announcements.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { useTexts } from './use-texts.ts'

type Services = Announcement['services']

interface Props {
  value: Services
  onChange: (services: Services) => void
  error: string | undefined
}

/** The services of the catalogue that are affected. Not drawn where there is no catalogue. */
export function ServicesField({ value, onChange, error }: Props) {
  const { t } = useTranslation('announcements')
  const text = useTexts()
  const offered = useQuery({
    queryKey: [...keys.announcements, 'services'],
    queryFn: ({ signal }) => api.announcements.services({ signal }),
  })
  const known = new Map([...(offered.data?.items ?? []), ...value].map((service) => [service.id, service]))
  if (known.size === 0) return null
  return (
    <MultiSelect
      label={t('form.services')}
      description={t('form.servicesHelp')}
      searchable
      clearable
      data={[...known.values()].map(({ id, name }) => ({ value: id, label: text(name) }))}
      value={value.map(({ id }) => id)}
      onChange={(ids) => onChange(ids.flatMap((id) => known.get(id) ?? []))}
      error={error}
    />
  )
}
