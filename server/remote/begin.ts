import type { Work } from '../kernel/context.ts'
import { scheduleEnd } from './due.ts'
import { tell } from './record.ts'
import type { SessionRow } from './schema.ts'
import { deadlineOf } from './terms.ts'

/** Both sides are there: from now on it is a session. One that is under way, or over, stays as it is. */
export async function begin(work: Work, session: SessionRow): Promise<SessionRow> {
  if (session.state !== 'granted') return session
  const now = work.now()
  const times = { state: 'active', beganAt: now, activeAt: now, seenAt: now }
  const begun = await work.tx
    .updateTable('remoteSessions')
    .set({ ...times, dueAt: deadlineOf({ ...session, ...times })?.at ?? null })
    .where('id', '=', session.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await tell(work, begun, 'remote.began')
  await scheduleEnd(work, begun)
  return begun
}
