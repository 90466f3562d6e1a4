import { IconStar, IconStarFilled } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '#contract/tickets.ts'
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
      <p className={css['stars']} role="img" aria-label={t('rating.score', { score: rating.score })}>
        {[1, 2, 3, 4, 5].map((star) =>
          star <= rating.score ? <IconStarFilled key={star} size={16} /> : <IconStar key={star} size={16} />,
        )}
      </p>
      {rating.comment !== '' && <blockquote className={css['comment']}>{rating.comment}</blockquote>}
    </section>
  )
}
