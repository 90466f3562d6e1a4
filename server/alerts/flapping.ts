const minute = 60_000
/** More changes than this within the span, and it flaps. */
const mostChanges = 4
const spanMs = 30 * minute
/** So long without a change, and it has settled. */
export const quietMs = 15 * minute

/** What is remembered of how often something went on and off. */
export interface Pulse {
  /** The latest last. */
  changedAt: Date[]
  isFlapping: boolean
}

export interface Beat extends Pulse {
  /** `begins`: say so once; `held`: it was said, and nothing more is. */
  told: 'each' | 'begins' | 'held'
}

/** Whether it still flaps now: quiet for long enough ends it without anything having to happen. */
export function flapsAt({ changedAt, isFlapping }: Pulse, now: Date): boolean {
  const last = changedAt.at(-1)
  return isFlapping && last !== undefined && now.getTime() - last.getTime() < quietMs
}

/** What a change now, on or off, makes of it. */
export function beat(before: Pulse, now: Date): Beat {
  const isHeld = flapsAt(before, now)
  // What was quiet begins anew: an old storm does not count against it.
  const former = before.isFlapping && !isHeld ? [] : before.changedAt
  const recent = former.filter((at) => now.getTime() - at.getTime() < spanMs)
  const changedAt = [...recent, now].slice(-(mostChanges + 1))
  if (isHeld) return { changedAt, isFlapping: true, told: 'held' }
  const isFlapping = changedAt.length > mostChanges
  return { changedAt, isFlapping, told: isFlapping ? 'begins' : 'each' }
}
