import { useTranslation } from 'react-i18next'
import type { Ticket } from '#contract/tickets.ts'
import { Stars } from '#web/ui/stars.tsx'
import { TimeAgo } from '#web/ui/time-ago.tsx'
import css from './side.module.css'

/** What the requester thought of it. */
export function RatingCard({ rating }: { rating: NonNullable<Ticket['rating']> }) {
  const { t } = useTranslation('tickets')
  return (
    <section className={css['rating']} aria-label={t('rating.title')}>
      <h2 className={css['title']}>
        {t('rating.title')}
        <TimeAgo iso={rating.ratedAt} className={css['quiet']} />
      </h2>
      <Stars score={rating.score} />
      {rating.comment !== '' && <blockquote className={css['comment']}>{rating.comment}</blockquote>}
    </section>
  )
}
