import type { PersonActor } from '../kernel/actor.ts'
import type { Work } from '../kernel/context.ts'
import { type Changed, putBack } from '../tickets/index.ts'

/** Puts one ticket back to what it was before a run, as far as it is still what the run made of it. */
export async function undoAct(work: Work, actor: PersonActor, number: number, runId: string): Promise<Changed> {
  const row = await work.tx
    .selectFrom('bulkResults')
    .select(['before', 'after'])
    .where('runId', '=', runId)
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  // Written by this feature, as objects.
  const changed = row as Changed
  await putBack(work, actor, number, changed)
  return { before: changed.after, after: changed.before }
}
