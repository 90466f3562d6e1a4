import { MultiSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useTeams } from '../queries.ts'

export function TeamSelect({ value, onChange }: { value: string[]; onChange: (teamIds: string[]) => void }) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const teams = useTeams().data?.items ?? []
  if (teams.length === 0) return null
  return (
    <MultiSelect
      label={t('people.teams')}
      searchable
      nothingFoundMessage={common('nothingFound')}
      data={teams.map((team) => ({ value: team.id, label: team.name }))}
      value={value}
      onChange={onChange}
    />
  )
}
