import type { RatingReason, RatingSettings } from '#contract/ratings.ts'
import { keys } from '#web/lib/queries.ts'

export const ratingSettingsKey = [...keys.ratings, 'settings']

/** A reason on the form; one without an id is new. */
export interface ReasonDraft extends Omit<RatingReason, 'id'> {
  id?: string | undefined
  /** To know it by while it has no id. */
  key: string
}

export type RatingsDraft = Omit<RatingSettings, 'reasons'> & { reasons: ReasonDraft[] }

export function draftOf(saved: RatingSettings): RatingsDraft {
  return { ...saved, reasons: saved.reasons.map((reason) => ({ ...reason, key: reason.id })) }
}

export type RatingsFault = 'delayHours' | 'percent' | 'pauseDays' | 'reasons'

/** What the form would be refused for. */
export function faultsOf({ delayHours, percent, pauseDays, reasons }: RatingsDraft): RatingsFault[] {
  const faults: RatingsFault[] = []
  if (!isWithin(delayHours, 0, 720)) faults.push('delayHours')
  if (!isWithin(percent, 1, 100)) faults.push('percent')
  if (!isWithin(pauseDays, 0, 365)) faults.push('pauseDays')
  if (reasons.some(({ label }) => label.es.trim() === '' || label.en.trim() === '')) faults.push('reasons')
  return faults
}

function isWithin(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max
}
