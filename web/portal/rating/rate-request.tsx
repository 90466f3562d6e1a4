import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '#contract/tickets.ts'
import { useLabel } from '#web/lib/field-words.ts'
import { keys, queryClient } from '#web/lib/queries.ts'
import { api } from '../api.ts'
import { showSuccess } from '../frame/toast.ts'
import { Panel } from '../request/panel.tsx'
import type { Given } from './given.ts'
import css from './rating-form.module.css'
import { RatingForm } from './rating-form.tsx'
import { asScore, Face } from './score-choice.tsx'

/** The opinion on a solved request: asked for, or shown and open to change. */
export function RateRequest({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('portal')
  const label = useLabel()
  const [isChanging, setChanging] = useState(false)
  const rate = useMutation({
    mutationFn: (rating: Given) => api.ratings.rate({ params: { number: ticket.number }, body: rating }),
    onSuccess: (rating) => {
      queryClient.setQueryData<Ticket>(keys.ticket(ticket.number), (before) => before && { ...before, rating })
      setChanging(false)
      showSuccess(t('rate.thanks'))
    },
  })
  const score = asScore(ticket.rating?.score)

  if (ticket.rating && score && !isChanging) {
    return (
      <Panel title={t('rate.yours')}>
        <p className={css['given']}>
          <Face score={score} size={32} />
          <span>
            <strong>{t(`rate.${score}`)}</strong>
            {ticket.rating.reason && <em className={css['reason']}>{label(ticket.rating.reason.label)}</em>}
            {ticket.rating.comment}
          </span>
        </p>
        {ticket.can.rate && (
          <Button variant="default" size="compact-md" onClick={() => setChanging(true)}>
            {t('rate.change')}
          </Button>
        )}
      </Panel>
    )
  }
  return (
    <Panel title={t('rate.question')}>
      <RatingForm
        legend={t('rate.question')}
        score={score}
        earlier={ticket.rating}
        isPending={rate.isPending}
        error={rate.error}
        onSend={(rating) => rate.mutate(rating)}
      />
    </Panel>
  )
}
