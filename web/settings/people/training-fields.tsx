import { MultiSelect, Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Person } from '#contract/people.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'

interface Props {
  personId: string
  value: Person['training']
  onChange: (training: Person['training']) => void
  error: string | undefined
}

/** Whether seniors approve what somebody answers, and who they are. */
export function TrainingFields({ personId, value, onChange, error }: Props) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const query = { assignable: true, limit: 200 }
  const { data } = useQuery({
    queryKey: keys.people(query),
    queryFn: ({ signal }) => api.people.list({ query, signal }),
    enabled: value !== null,
  })
  const colleagues = (data?.items ?? []).filter(({ id }) => id !== personId)
  return (
    <>
      <Switch
        label={t('people.training')}
        description={t('people.trainingHelp')}
        checked={value !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? { seniorIds: [] } : null)}
      />
      {value !== null && (
        <MultiSelect
          label={t('people.seniors')}
          description={t('people.seniorsHelp')}
          searchable
          nothingFoundMessage={common('nothingFound')}
          data={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
          value={value.seniorIds}
          onChange={(seniorIds) => onChange({ seniorIds })}
          error={error}
        />
      )}
    </>
  )
}
