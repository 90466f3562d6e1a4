import { sql } from 'kysely'
import type { Work } from '../kernel/context.ts'
import { addJob } from '../platform/jobs.ts'
import { liveChannel } from '../tickets/index.ts'

/**
 * Somebody may be free now: what waits in the queues of the person's teams is looked through when this is committed.
 * The job has no key, on purpose. Two transactions that replaced the same one would wait for each other.
 */
export async function wakeQueuesOf(work: Pick<Work, 'tx'>, personId: string): Promise<void> {
  await addJob(work, 'assignment:person', { personId })
}

/** Lets browsers ask anew who is on duty. */
export async function tellDuty(work: Pick<Work, 'tx'>): Promise<void> {
  await sql`select pg_notify(${liveChannel}, 'duty')`.execute(work.tx)
}
