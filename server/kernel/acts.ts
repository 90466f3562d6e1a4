/** One field that a change touched, with what was before. References are named by words where people read them. */
export interface FieldChange {
  field: string
  from: unknown
  to: unknown
}

/**
 * Something that administrators want to know of: a setting changed, a sign-in, a token made.
 * Tickets keep their own, fuller history.
 */
export interface Act {
  /** `area.verb` in the past tense, as `settings.changed`. */
  action: `${string}.${string}`
  /** What it was done to, in words; never a secret. */
  subject: string
  changes?: FieldChange[]
  /** Who did it, where that is not the actor: a failed or just succeeded sign-in. */
  actorId?: string
  /** The person whose account it touched, who may have to be told. */
  aboutId?: string
}

/** The fields in which two records differ. */
export function changesBetween<T extends object>(before: T, after: Partial<T>): FieldChange[] {
  return Object.entries(after).flatMap(([field, to]) => {
    const from = before[field as keyof T] ?? null
    const value = to ?? null
    return JSON.stringify(from) === JSON.stringify(value) ? [] : [{ field, from, to: value }]
  })
}
