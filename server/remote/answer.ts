import { sql } from 'kysely'
import type { PersonActor } from '../kernel/actor.ts'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { AppError } from '../kernel/errors.ts'
import { ticketsVisibleTo } from '../tickets/index.ts'
import { scheduleEnd } from './due.ts'
import { endSession } from './end.ts'
import { lockSession } from './queries.ts'
import { tell } from './record.ts'
import type { SessionRow } from './schema.ts'
import { deadlineOf, overBecause } from './terms.ts'

/** Whoever the ticket is for allows that the screen is shared, or declines. */
export async function answerShare(ctx: Ctx, actor: PersonActor, id: string, allows: boolean): Promise<void> {
  await transact(ctx, async (work) => {
    const visible = ticketsVisibleTo(actor) ?? sql<boolean>`true`
    const isTheirs = sql<boolean>`${visible} and s.kind = 'share' and t.requester_id = ${actor.id}`
    const session = await lockSession(work, id, isTheirs)
    if (session.state !== 'asked' || overBecause(session, work.now()) !== undefined)
      throw new AppError('already_done', 'This has been answered, or nobody asks any more')
    if (allows) await grant(work, session, actor.name, actor.id)
    else await endSession(work, session, 'declined', actor.id)
  })
}

/** The person at the machine said yes, or the device is one where nobody is asked. */
export async function grant(work: Work, session: SessionRow, answeredBy: string | null, by?: string): Promise<void> {
  const answeredAt = work.now()
  const granted = await work.tx
    .updateTable('remoteSessions')
    .set({
      state: 'granted',
      answeredBy,
      answeredAt,
      dueAt: deadlineOf({ ...session, state: 'granted', answeredAt })?.at ?? null,
    })
    .where('id', '=', session.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await tell(work, granted, 'remote.granted', by)
  await scheduleEnd(work, granted)
}
