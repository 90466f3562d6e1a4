import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Person } from '#contract/people.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { Pill } from '../parts/pill.tsx'
import css from './rows.module.css'

export function PersonRow({ person, withPlace = true }: { person: Person; withPlace?: boolean }) {
  const { t } = useTranslation('customers')
  const { t: common } = useTranslation('common')
  const place = person.role === 'requester' ? person.organization?.name : common(`role.${person.role}`)
  return (
    <Link to="/customers/people/$id" params={{ id: person.id }} className={css.row}>
      <Avatar name={person.name} id={person.id} size={34} />
      <span className={css.words}>
        <span className={css.name}>
          {person.name}
          {person.isVip && <Pill tone="accent">{t('person.vip')}</Pill>}
          {!person.isActive && <Pill tone="bad">{t('person.inactive')}</Pill>}
        </span>
        <span className={css.more}>{person.email ?? person.phones[0]}</span>
      </span>
      {withPlace && <span className={css.aside}>{place}</span>}
    </Link>
  )
}
