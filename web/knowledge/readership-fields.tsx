import { MultiSelect, Select, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Visibility, visibilities } from '#contract/knowledge.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'

export interface Readership {
  visibility: Visibility
  organizationIds: string[]
  teamIds: string[]
}

/** Who sees an article or a category. */
export function ReadershipFields({ value, onChange }: { value: Readership; onChange: (value: Readership) => void }) {
  const { t } = useTranslation('knowledge')
  const teams = useQuery({ queryKey: keys.teams, queryFn: ({ signal }) => api.teams.list({ signal }) })
  const organizations = useQuery({
    queryKey: keys.organizationChoices,
    queryFn: ({ signal }) => api.organizations.list({ query: { limit: 200 }, signal }),
    enabled: value.visibility === 'organizations',
  })
  return (
    <Stack gap="sm">
      <Select
        label={t('visibility')}
        description={t(`visibility.${value.visibility}.text`)}
        allowDeselect={false}
        data={visibilities.map((one) => ({ value: one, label: t(`visibility.${one}`) }))}
        value={value.visibility}
        onChange={(chosen) => {
          const visibility = visibilities.find((one) => one === chosen)
          if (visibility) onChange({ ...value, visibility })
        }}
      />
      {value.visibility === 'organizations' && (
        <MultiSelect
          label={t('edit.organizations')}
          searchable
          data={(organizations.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={value.organizationIds}
          onChange={(organizationIds) => onChange({ ...value, organizationIds })}
        />
      )}
      {value.visibility === 'internal' && (
        <MultiSelect
          label={t('edit.teams')}
          data={(teams.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={value.teamIds}
          onChange={(teamIds) => onChange({ ...value, teamIds })}
        />
      )}
    </Stack>
  )
}

/** Whether what was chosen can be kept. */
export function isWhole({ visibility, organizationIds }: Readership): boolean {
  return visibility !== 'organizations' || organizationIds.length > 0
}
