import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useStaff } from '../queries.ts'

interface Props {
  /** Who it is about: nobody reports to herself. */
  personId: string
  value: string | null
  onChange: (managerId: string | null) => void
  error: string | undefined
}

/** Whom an agent reports to, and so to whom her tickets are escalated. */
export function ManagerSelect({ personId, value, onChange, error }: Props) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const others = (useStaff().data ?? []).filter(({ id, isActive }) => id !== personId && (isActive || id === value))
  return (
    <Select
      label={t('people.manager')}
      description={t('people.managerText')}
      clearable
      searchable
      nothingFoundMessage={common('nothingFound')}
      data={others.map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={onChange}
      error={error}
    />
  )
}
