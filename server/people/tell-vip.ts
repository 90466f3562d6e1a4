import type { Work } from '../kernel/context.ts'
import { addJob } from '../platform/jobs.ts'

/** Lets the unsolved tickets follow of whoever has just become a VIP. Who is one no more leaves them as they are. */
export async function tellVip(
  work: Work,
  who: { personId: string } | { organizationId: string },
  before: { isVip: boolean } | undefined,
  after: { isVip: boolean },
): Promise<void> {
  if (after.isVip && before?.isVip !== true) await addJob(work, 'tickets:follow-vip', who)
}
