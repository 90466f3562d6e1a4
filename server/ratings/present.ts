import { sql } from 'kysely'
import type { Rating } from '#contract/ratings.ts'

/** The columns of `ratings as c` that a rating is shown with. */
export const ratingColumns = [
  'c.score',
  'c.comment',
  'c.effort',
  'c.ratedAt',
  sql<Rating['reason']>`(select json_build_object('id', n.id, 'label', n.label)
    from rating_reasons as n where n.id = c.reason_id)`.as('reason'),
  sql<boolean>`(c.reply_message_id is not null)`.as('isAnswered'),
] as const

export function presentRating<Row extends { ratedAt: Date }>({ ratedAt, ...row }: Row) {
  return { ...row, ratedAt: ratedAt.toISOString() }
}
