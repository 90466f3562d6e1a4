import type { Work } from '../kernel/context.ts'
import { addJob } from '../platform/jobs.ts'
import type { StepRow } from './schema.ts'

/** Writes when a step reminds and fails, and wakes the job that does it. */
export async function schedule(
  work: Work,
  step: Pick<StepRow, 'id' | 'state' | 'remindAt' | 'expiresAt' | 'reminderCount'>,
): Promise<void> {
  const { id, state, remindAt, expiresAt, reminderCount } = step
  await work.tx
    .updateTable('approvalSteps')
    .set({ state, remindAt, expiresAt, reminderCount })
    .where('id', '=', id)
    .execute()
  const [runAt] = [remindAt, expiresAt].flatMap((at) => at ?? []).toSorted((one, other) => Number(one) - Number(other))
  if (runAt !== undefined) await addJob(work, 'approvals:due', { stepId: id }, { key: `approval:due:${id}`, runAt })
}
