import { sql } from 'kysely'
import type { ProblemEvent } from '#contract/problems.ts'
import type { FieldChange } from '../kernel/acts.ts'
import type { Work } from '../kernel/context.ts'
import { liveChannel } from '../tickets/index.ts'

/** Writes a problem's history, and rings for browsers. */
export async function recordProblem(
  work: Work,
  problemId: string,
  type: ProblemEvent['type'],
  changes: FieldChange[],
): Promise<void> {
  await work.tx
    .insertInto('problemEvents')
    .values({
      id: work.newId(),
      problemId,
      type,
      personId: work.actor.kind === 'person' ? work.actor.id : null,
      changes: JSON.stringify(changes),
      createdAt: work.now(),
    })
    .execute()
  await sql`select pg_notify(${liveChannel}, 'problems')`.execute(work.tx)
}
