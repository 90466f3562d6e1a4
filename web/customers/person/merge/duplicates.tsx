import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '#contract/people.ts'
import type { Duplicate } from '#contract/person-merges.ts'
import { api } from '#web/lib/api.ts'
import { useFormat } from '#web/lib/format.ts'
import { keys } from '#web/lib/queries.ts'
import { showError } from '#web/ui/notify.ts'
import { PersonRow } from '../../list/person-row.tsx'
import rows from '../../list/rows.module.css'
import { Card } from '../../parts/profile-layout.tsx'
import css from './merge.module.css'
import { MergeDialog } from './merge-dialog.tsx'
import { useDistinct } from './use-distinct.ts'
import { useMerge } from './use-merge.ts'

/** Who may be the same person, and one click to make them so. */
export function Duplicates({ person }: { person: Person }) {
  const { t } = useTranslation('customers')
  const [compared, setCompared] = useState<Person>()
  const { data } = useQuery({
    queryKey: keys.people({ duplicatesOf: person.id }),
    queryFn: ({ signal }) => api.personMerges.duplicates({ params: { id: person.id }, signal }),
    enabled: person.can.update,
  })
  if (data === undefined || data.items.length === 0) return null
  return (
    <Card title={t('merge.suggestions')}>
      <ul className={rows.plain} aria-label={t('merge.suggestions')}>
        {data.items.map((duplicate) => (
          <li key={duplicate.person.id} className={css.suggestion}>
            <Suggestion person={person} duplicate={duplicate} onCompare={setCompared} />
          </li>
        ))}
      </ul>
      {compared && <MergeDialog person={person} other={compared} onClose={() => setCompared(undefined)} />}
    </Card>
  )
}

interface Props {
  person: Person
  duplicate: Duplicate
  onCompare: (other: Person) => void
}

function Suggestion({ person, duplicate, onCompare }: Props) {
  const { t } = useTranslation('customers')
  const { list } = useFormat()
  const merge = useMerge(person)
  const distinct = useDistinct(person)
  const { person: other, reasons } = duplicate
  return (
    <>
      <div className={css.suggested}>
        <PersonRow person={other} />
        <p className={css.reasons}>{list(reasons.map((reason) => t(`merge.reason.${reason}`)))}</p>
      </div>
      <div className={css.acts}>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          loading={distinct.isPending}
          aria-label={t('merge.distinctFrom', { name: other.name })}
          onClick={() => distinct.mutate(other)}
        >
          {t('merge.distinct')}
        </Button>
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={t('merge.compareWith', { name: other.name })}
          onClick={() => onCompare(other)}
        >
          {t('merge.compare')}
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          loading={merge.isPending}
          aria-label={t('merge.saveWith', { name: other.name })}
          onClick={() => merge.mutate({ from: other }, { onError: showError })}
        >
          {t('merge.save')}
        </Button>
      </div>
    </>
  )
}
