import { Group, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useStaff } from '../queries.ts'
import { auditAreas } from './acts.ts'

export interface AuditFilter {
  area: string | null
  actorId: string | null
}

interface Props {
  value: AuditFilter
  onChange: (filter: AuditFilter) => void
}

export function AuditFilters({ value, onChange }: Props) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const staff = useStaff().data ?? []
  const clear = { 'aria-label': common('clear') }
  return (
    <Group gap="md" mb="lg">
      <Select
        label={t('audit.action')}
        placeholder={t('audit.anyAction')}
        clearable
        clearButtonProps={clear}
        data={auditAreas.map((area) => ({ value: area, label: t(`audit.area.${area}`) }))}
        value={value.area}
        onChange={(area) => onChange({ ...value, area })}
      />
      <Select
        label={t('audit.person')}
        placeholder={t('audit.anyPerson')}
        clearable
        clearButtonProps={clear}
        searchable
        nothingFoundMessage={common('nothingFound')}
        data={staff.map((person) => ({ value: person.id, label: person.name }))}
        value={value.actorId}
        onChange={(actorId) => onChange({ ...value, actorId })}
      />
    </Group>
  )
}
