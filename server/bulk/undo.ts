import type { PersonActor } from '../kernel/actor.ts'
import type { Work } from '../kernel/context.ts'
import { removeIn } from '../tasks/index.ts'
import { type Changed, lockTicket, putBack, removeReplyIn } from '../tickets/index.ts'
import type { Done } from './act.ts'

/**
 * Puts one ticket back to what it was before a run, as far as it is still what the run made of it, and takes away the
 * tasks of a macro that are not done, and the reply that nobody has approved yet.
 */
export async function undoAct(work: Work, actor: PersonActor, number: number, runId: string): Promise<Done> {
  const row = await work.tx
    .selectFrom('bulkResults')
    .select(['before', 'after', 'taskIds', 'replyId'])
    .where('runId', '=', runId)
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  const { taskIds, replyId, ...rest } = row
  // Written by this feature, as objects.
  const changed = rest as Changed
  await putBack(work, actor, number, changed)
  if (replyId !== null) await removeReplyIn(work, actor, replyId)
  await removeIn(work, (await lockTicket(work, number)).id, taskIds)
  return { before: changed.after, after: changed.before, taskIds: [], replyId: null }
}
