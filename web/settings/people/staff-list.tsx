import { Button } from '@mantine/core'
import { IconUserQuestion } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Person } from '#contract/people.ts'
import { useFormat } from '#web/lib/format.ts'
import { useMe } from '#web/lib/me.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import css from '../parts/rows.module.css'
import { useSecondFactors, useTeams } from '../queries.ts'

interface Props {
  people: Person[]
  onEdit: (person: Person) => void
}

export function StaffList({ people, onEdit }: Props) {
  const { t } = useTranslation('settings')
  if (people.length === 0) {
    return <EmptyState icon={<IconUserQuestion size={28} stroke={1.6} />} title={t('people.none')} />
  }
  return (
    <>
      <ul className={css.rows}>
        {people.map((person) => (
          <li key={person.id} className={css.row}>
            <StaffRow person={person} onEdit={() => onEdit(person)} />
          </li>
        ))}
      </ul>
      <p className={css.more} role="status">
        {t('people.count', { count: people.length })}
      </p>
    </>
  )
}

function StaffRow({ person, onEdit }: { person: Person; onEdit: () => void }) {
  const { t } = useTranslation('settings')
  const me = useMe()
  const format = useFormat()
  const teams = useTeams().data?.items ?? []
  const hasFactor = useSecondFactors().has(person.id)
  const own = teams.filter((team) => person.teamIds.includes(team.id)).map((team) => team.name)
  return (
    <>
      <Avatar name={person.name} id={person.id} size={36} />
      <div className={css.words}>
        <div className={css.name}>
          {person.name}
          {person.id === me.id && <span className={css.pill}>{t('people.you')}</span>}
          {person.role === 'admin' && (
            <span className={css.pill} data-tone="accent">
              {t('people.roleAdmin')}
            </span>
          )}
          {hasFactor && <span className={css.pill}>{t('people.factor')}</span>}
          {!person.isActive && (
            <span className={css.pill} data-tone="bad">
              {t('people.inactive')}
            </span>
          )}
        </div>
        <div className={css.more}>{person.email}</div>
      </div>
      <div className={css.aside}>{own.length > 0 ? format.list(own) : t('people.noTeams')}</div>
      {person.can.update && (
        <Button variant="default" size="xs" aria-label={t('people.editTitle', { name: person.name })} onClick={onEdit}>
          {t('people.edit')}
        </Button>
      )}
    </>
  )
}
