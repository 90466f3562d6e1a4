import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '#contract/people.ts'
import type { MergeChoices } from '#contract/person-merges.ts'
import { api } from '#web/lib/api.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { useFormat } from '#web/lib/format.ts'
import { keys } from '#web/lib/queries.ts'
import { FormModal } from '#web/ui/form-modal.tsx'
import { PersonPicker } from '#web/ui/person-picker.tsx'
import css from './merge.module.css'
import { MergeTable } from './merge-table.tsx'
import { useMerge } from './use-merge.ts'

interface Props {
  /** Who goes on for both. */
  person: Person
  /** Who is merged; chosen here when it is not known yet. */
  other?: Person
  onClose: () => void
}

const fromInto: MergeChoices = { name: 'into', email: 'into', phone: 'into', organization: 'into' }

/** Both side by side: what stands, and how much goes over. */
export function MergeDialog({ person, other, onClose }: Props) {
  const { t } = useTranslation('customers')
  const [from, setFrom] = useState(other ?? null)
  const [keep, setKeep] = useState(fromInto)
  const [isTried, setTried] = useState(false)
  const merge = useMerge(person, onClose)
  const refused = useFieldErrors(merge.error)
  const isSame = from?.id === person.id

  function submit() {
    setTried(true)
    if (from !== null && !isSame) merge.mutate({ from, keep })
  }

  return (
    <FormModal
      title={t('merge.title', { name: person.name })}
      text={t('merge.lead')}
      submitLabel={t('merge.save')}
      isDirty={false}
      isSaving={merge.isPending}
      error={refused.rest}
      onSubmit={submit}
      onClose={onClose}
    >
      <PersonPicker
        label={t('merge.other')}
        ofRole="requester"
        required
        value={from}
        onChange={(next) => {
          setFrom(next)
          setKeep(fromInto)
          merge.reset()
        }}
        error={isSame ? t('merge.same') : isTried && from === null ? t('merge.choose') : refused.of('into')}
      />
      {from !== null && !isSame && (
        <>
          <MergeTable person={person} other={from} keep={keep} onChange={setKeep} />
          <Counts from={from} />
        </>
      )}
    </FormModal>
  )
}

function Counts({ from }: { from: Person }) {
  const { t } = useTranslation('customers')
  const { list } = useFormat()
  const { data } = useQuery({
    queryKey: keys.people({ movable: from.id }),
    queryFn: ({ signal }) => api.personMerges.preview({ params: { id: from.id }, signal }),
  })
  if (data === undefined) return null
  const parts = (['tickets', 'addresses', 'phones', 'ratings'] as const)
    .filter((kind) => data[kind] > 0)
    .map((kind) => t(`merge.count.${kind}`, { count: data[kind] }))
  return (
    <p className={css.counts}>{parts.length === 0 ? t('merge.nothing') : t('merge.goesOver', { what: list(parts) })}</p>
  )
}
