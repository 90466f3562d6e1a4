import type { Work } from '../kernel/context.ts'
import { addJob } from '../platform/jobs.ts'

/** Every minute is looked so far ahead; what fires sooner than the next look is given its job at once. */
export const lookAheadMs = 90_000

export async function wakeSoon(work: Work, fireAt: Date): Promise<void> {
  if (fireAt.getTime() < work.now().getTime() + lookAheadMs) await wakeAt(work, fireAt)
}

/** So many workers share what fires in one second, and one that dies leaves it to the others. */
const shares = [1, 2, 3]

/** Begins when the last of what fires in a second is due. */
export async function wakeAt(work: Pick<Work, 'tx'>, at: Date): Promise<void> {
  const second = Math.ceil(at.getTime() / 1000)
  const runAt = new Date(second * 1000)
  for (const share of shares)
    await addJob(work, 'escalation:fire', {}, { key: `escalation:fire:${second}:${share}`, runAt })
}
