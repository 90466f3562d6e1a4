import { Button, NumberInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'
import { sendingQuery } from '../queries.ts'
import css from './settings.module.css'

/** How many mails of an inbox leave in a minute. */
export function RateForm({ inboxId, saved }: { inboxId: string; saved: number | null }) {
  const { t } = useTranslation('sending')
  const client = useQueryClient()
  const [rate, setRate] = useState<number | ''>(saved ?? '')
  const isRight = rate === '' || (Number.isInteger(rate) && rate >= 1 && rate <= 10_000)
  const save = useMutation({
    mutationFn: () =>
      api.sending.update({ params: { id: inboxId }, body: { mailsPerMinute: rate === '' ? null : rate } }),
    onSuccess: (data) => {
      client.setQueryData(sendingQuery(inboxId).queryKey, data)
      showSuccess(t('settings.rateSaved'))
    },
    onError: showError,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (isRight) save.mutate()
  }
  return (
    <form noValidate onSubmit={submit} className={css.rate}>
      <NumberInput
        label={t('settings.rate')}
        description={t('connect.rateHelp')}
        allowDecimal={false}
        value={rate}
        onChange={(next) => setRate(typeof next === 'number' ? next : '')}
        error={isRight ? undefined : t('settings.rateInvalid')}
      />
      {(rate === '' ? null : rate) !== saved && (
        <Button type="submit" variant="default" loading={save.isPending}>
          {t('settings.save')}
        </Button>
      )}
    </form>
  )
}
