import { queryOptions } from '@tanstack/react-query'
import type { Rating, RatingReason } from '#contract/ratings.ts'
import { keys } from '#web/lib/queries.ts'
import { api } from '../api.ts'
import type { Score } from './score-choice.tsx'

/** What somebody says of the help they had. */
export interface Given {
  score: Score
  comment: string
  reasonId: string | null
  effort: number | null
}

/** What is asked besides the score. */
export const questionsQuery = queryOptions({
  queryKey: [...keys.ratings, 'questions'],
  queryFn: ({ signal }) => api.ratings.questions({ signal }),
  staleTime: 5 * 60_000,
})

/** The reasons that go with a score; one that was chosen before stays on offer. */
export function reasonsFor(reasons: readonly RatingReason[], score: Score, earlier: Rating | null): RatingReason[] {
  const fitting = reasons.filter(({ appliesTo }) => appliesTo === 'any' || (appliesTo === 'low') === score <= 3)
  const former = earlier?.reason
  if (former == null || earlier?.score !== score || fitting.some(({ id }) => id === former.id)) return fitting
  return [...fitting, { ...former, appliesTo: 'any' }]
}
