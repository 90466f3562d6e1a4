import { Alert, Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '#contract/people.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { MergeDialog } from '../merge/merge-dialog.tsx'
import css from './identities.module.css'

interface Props {
  person: Person
  /** The address or number as it was typed. */
  identity: string
}

/** Says whose an address is, and offers to make the two one person. */
export function TakenNotice({ person, identity }: Props) {
  const { t } = useTranslation('customers')
  const [isMerging, setMerging] = useState(false)
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
      {person.can.update && owner.can.update && owner.id !== person.id && person.role === owner.role && (
        <Button variant="default" size="compact-sm" mt={6} onClick={() => setMerging(true)}>
          {t('identity.merge')}
        </Button>
      )}
      {isMerging && <MergeDialog person={person} other={owner} onClose={() => setMerging(false)} />}
    </Alert>
  )
}
