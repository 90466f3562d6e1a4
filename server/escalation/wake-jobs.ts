import type { Work } from '../kernel/context.ts'
import { addJob } from '../platform/jobs.ts'

/** Every minute is looked so far ahead; what fires sooner than the next look is given its job at once. */
export const lookAheadMs = 90_000

export async function wakeSoon(work: Work, fireAt: Date): Promise<void> {
  if (fireAt.getTime() < work.now().getTime() + lookAheadMs) await wakeAt(work, fireAt)
}

/** One job for all that fires in a second: it begins when the last of it is due. */
export async function wakeAt(work: Pick<Work, 'tx'>, at: Date): Promise<void> {
  const second = Math.ceil(at.getTime() / 1000)
  await addJob(work, 'escalation:fire', {}, { key: `escalation:fire:${second}`, runAt: new Date(second * 1000) })
}
