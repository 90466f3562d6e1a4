import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { useFormat } from '#web/lib/format.ts'
import { fromLocal } from '#web/lib/local-instant.ts'
import { keys, queryClient } from '#web/lib/queries.ts'
import { api } from '../api.ts'
import { showError, showSuccess } from '../frame/toast.ts'
import css from './approvals.module.css'

const queryKey = [...keys.ownApprovals, 'deputy']

/** Who decides while somebody is away, who is named by the address. */
export function Deputy() {
  const { t } = useTranslation('approvals')
  const { dateTime } = useFormat()
  const { data } = useQuery({ queryKey, queryFn: ({ signal }) => api.approvalVotes.deputy({ signal }) })
  const remove = useMutation({
    mutationFn: () => api.approvalVotes.removeDeputy(),
    onError: showError,
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey })
      showSuccess(t('deputy.removed'))
    },
  })
  if (data === undefined) return null
  const { deputy } = data
  return (
    <section className={css['away']} aria-labelledby="approval-deputy">
      <h2 id="approval-deputy" className={css['title']}>
        {t('deputy.title')}
      </h2>
      {deputy === null ? (
        <NewDeputy />
      ) : (
        <div className={css['passOn']}>
          <p className={css['text']}>
            {t('deputy.now', {
              name: deputy.person.name,
              from: dateTime(deputy.from),
              until: dateTime(deputy.until),
            })}
          </p>
          <Button variant="default" loading={remove.isPending} onClick={() => remove.mutate()}>
            {t('deputy.remove')}
          </Button>
        </div>
      )}
    </section>
  )
}

function NewDeputy() {
  const { t } = useTranslation('approvals')
  const [email, setEmail] = useState('')
  const [from, setFrom] = useState('')
  const [until, setUntil] = useState('')
  const [isTried, setTried] = useState(false)
  const save = useMutation({
    mutationFn: (body: { email: string; from: string; until: string }) => api.approvalVotes.changeDeputy({ body }),
    onSuccess: async ({ deputy }) => {
      await queryClient.invalidateQueries({ queryKey })
      showSuccess(t('deputy.saved', { name: deputy?.person.name ?? email }))
    },
  })
  const refused = useFieldErrors(save.error)
  const [begins, ends] = [fromLocal(from), fromLocal(until)]
  const isWhole = email.trim() !== '' && begins !== undefined && ends !== undefined

  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (email.trim() !== '' && begins !== undefined && ends !== undefined) {
      save.mutate({ email, from: begins, until: ends })
    }
  }

  return (
    <form noValidate className={css['passOn']} onSubmit={submit}>
      <p className={css['text']}>{t('deputy.text')}</p>
      <TextInput
        type="email"
        autoComplete="off"
        label={t('passOn.email')}
        description={t('passOn.emailHelp')}
        value={email}
        error={isTried && !isWhole ? t('deputy.missing') : (refused.of('email') ?? refused.rest)}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <TextInput
        type="datetime-local"
        label={t('deputy.from')}
        value={from}
        error={refused.of('from')}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <TextInput
        type="datetime-local"
        label={t('deputy.until')}
        value={until}
        error={refused.of('until')}
        onChange={(event) => setUntil(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={save.isPending}>
        {t('deputy.save')}
      </Button>
    </form>
  )
}
