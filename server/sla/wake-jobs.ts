import type { Work } from '../kernel/context.ts'
import { addJob } from '../platform/jobs.ts'
import type { ClockColumns } from './clock-rows.ts'

/** Every minute is looked so far ahead; what wakes sooner than the next look is given its job at once. */
export const lookAheadMs = 90_000

/** A job at the instant at which a clock has something to tell, if that is before the next look ahead. */
export async function wakeSoon(work: Work, clock: Pick<ClockColumns, 'soonAt' | 'dueAt' | 'warnedAt' | 'breachedAt'>) {
  const { soonAt, dueAt, warnedAt, breachedAt } = clock
  for (const at of [warnedAt === null ? soonAt : null, breachedAt === null ? dueAt : null]) {
    if (at !== null && at.getTime() < work.now().getTime() + lookAheadMs) await wakeAt(work, at)
  }
}

/** One job for all that wakes in a second: it begins when the last of it has. */
export async function wakeAt(work: Pick<Work, 'tx'>, at: Date): Promise<void> {
  const second = Math.ceil(at.getTime() / 1000)
  await addJob(work, 'sla:wake', { second }, { key: `sla:wake:${second}`, runAt: new Date(second * 1000) })
}
