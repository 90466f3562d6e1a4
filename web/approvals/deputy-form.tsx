import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonRef } from '#contract/people.ts'
import { api } from '#web/lib/api.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { useFormat } from '#web/lib/format.ts'
import { fromLocal } from '#web/lib/local-instant.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'
import { PersonPicker } from '#web/ui/person-picker.tsx'
import css from './deputy-form.module.css'

const queryKey = [...keys.ownApprovals, 'deputy']

/** Who decides while one is away. */
export function DeputyForm() {
  const { t } = useTranslation('approvals')
  const queries = useQueryClient()
  const { data } = useQuery({ queryKey, queryFn: ({ signal }) => api.approvalVotes.deputy({ signal }) })
  const remove = useMutation({
    mutationFn: () => api.approvalVotes.removeDeputy(),
    onError: showError,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey })
      showSuccess(t('deputy.removed'))
    },
  })
  const { dateTime } = useFormat()
  if (data === undefined) return null
  const { deputy } = data
  if (deputy === null) return <NewDeputy />
  return (
    <div className={css['form']}>
      <p className={css['now']}>
        {t('deputy.now', { name: deputy.person.name, from: dateTime(deputy.from), until: dateTime(deputy.until) })}
      </p>
      <Button variant="default" loading={remove.isPending} onClick={() => remove.mutate()}>
        {t('deputy.remove')}
      </Button>
    </div>
  )
}

function NewDeputy() {
  const { t } = useTranslation('approvals')
  const queries = useQueryClient()
  const [person, setPerson] = useState<PersonRef | null>(null)
  const [from, setFrom] = useState('')
  const [until, setUntil] = useState('')
  const [isTried, setTried] = useState(false)
  const save = useMutation({
    mutationFn: (body: { personId: string; from: string; until: string }) => api.approvalVotes.changeDeputy({ body }),
    onSuccess: async ({ deputy }) => {
      await queries.invalidateQueries({ queryKey })
      showSuccess(t('deputy.saved', { name: deputy?.person.name ?? '' }))
    },
  })
  const refused = useFieldErrors(save.error)
  const [begins, ends] = [fromLocal(from), fromLocal(until)]
  const isWhole = person !== null && begins !== undefined && ends !== undefined

  function submit(event: FormEvent) {
    event.preventDefault()
    event.stopPropagation()
    setTried(true)
    if (isWhole) save.mutate({ personId: person.id, from: begins, until: ends })
  }

  return (
    <form noValidate className={css['form']} onSubmit={submit}>
      <PersonPicker
        label={t('deputy.who')}
        value={person}
        onChange={setPerson}
        error={isTried && !isWhole ? t('deputy.missing') : (refused.of('personId') ?? refused.rest)}
      />
      <div className={css['days']}>
        <TextInput
          type="datetime-local"
          label={t('deputy.from')}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
          error={refused.of('from')}
        />
        <TextInput
          type="datetime-local"
          label={t('deputy.until')}
          value={until}
          onChange={(event) => setUntil(event.currentTarget.value)}
          error={refused.of('until')}
        />
      </div>
      <Button type="submit" loading={save.isPending}>
        {t('deputy.save')}
      </Button>
    </form>
  )
}
