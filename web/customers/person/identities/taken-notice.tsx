import { Alert } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Person } from '#contract/people.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import css from './identities.module.css'

interface Props {
  person: Person
  /** The address or number as it was typed. */
  identity: string
}

/** Says whose an address is. */
export function TakenNotice({ person, identity }: Props) {
  const { t } = useTranslation('customers')
  const query = { identity, limit: 1 }
  const { data } = useQuery({
    queryKey: keys.people(query),
    queryFn: ({ signal }) => api.people.list({ query, signal }),
  })
  const owner = data?.items[0]
  if (owner === undefined) return null
  return (
    <Alert role="alert" color="yellow" variant="light">
      <p className={css.taken}>
        {owner.id === person.id ? t('identity.alreadyHere') : t('identity.takenBy', { name: owner.name })}{' '}
        {owner.id !== person.id && (
          <Link to="/customers/people/$id" params={{ id: owner.id }}>
            {t('identity.open', { name: owner.name })}
          </Link>
        )}
      </p>
    </Alert>
  )
}
