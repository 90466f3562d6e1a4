import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rating } from '#contract/ratings.ts'
import type { Ticket } from '#contract/tickets.ts'
import { useLabel } from '#web/lib/field-words.ts'
import { Stars } from '#web/ui/stars.tsx'
import { TimeAgo } from '#web/ui/time-ago.tsx'
import { AnswerRating } from './answer-rating.tsx'
import css from './side.module.css'

/** What the requester thought of it, and what a lead says to that. */
export function RatingCard({ ticket, rating }: { ticket: Ticket; rating: Rating }) {
  const { t } = useTranslation('tickets')
  const label = useLabel()
  const [isAnswering, setAnswering] = useState(false)
  return (
    <section className={css['rating']} aria-label={t('rating.title')}>
      <h2 className={css['title']}>
        {t('rating.title')}
        <TimeAgo iso={rating.ratedAt} className={css['quiet']} />
      </h2>
      <Stars score={rating.score} />
      {rating.reason && <p className={css['comment']}>{t('rating.reason', { reason: label(rating.reason.label) })}</p>}
      {rating.effort !== null && <p className={css['comment']}>{t('rating.effort', { effort: rating.effort })}</p>}
      {rating.comment !== '' && <blockquote className={css['comment']}>{rating.comment}</blockquote>}
      {rating.isAnswered && <p className={css['comment']}>{t('rating.answered')}</p>}
      {ticket.can.answerRating && (
        <Button mt={8} size="compact-xs" variant="default" onClick={() => setAnswering(true)}>
          {t(rating.isAnswered ? 'rating.answerAgain' : 'rating.answer')}
        </Button>
      )}
      {isAnswering && <AnswerRating ticket={ticket} onClose={() => setAnswering(false)} />}
    </section>
  )
}
