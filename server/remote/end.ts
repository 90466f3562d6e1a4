import { sql } from 'kysely'
import type { RemoteReason } from '#contract/remote-session.ts'
import { isAdmin, isAgent, type PersonActor } from '../kernel/actor.ts'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { notFound } from '../kernel/errors.ts'
import { ticketsVisibleTo } from '../tickets/index.ts'
import { lockSession } from './queries.ts'
import { ring, tell } from './record.ts'
import type { SessionRow, Side } from './schema.ts'
import { scheduleTelling } from './tell-end.ts'

/** One of both sides ends it; one that is over already stays as it ended. */
export async function endByHand(ctx: Ctx, actor: PersonActor, id: string): Promise<void> {
  await transact(ctx, async (work) => {
    const session = await lockSession(work, id, endsFor(actor))
    const side = session.askedBy === actor.id || isAgent(actor) ? 'agent' : 'user'
    await endFrom(work, session, side, actor.id)
  })
}

/** Stop was pressed on this side. */
export async function endFrom(work: Work, session: SessionRow, side: Side, by?: string): Promise<void> {
  const reason = session.state === 'asked' ? (side === 'agent' ? 'withdrawn' : 'declined') : side
  await endSession(work, session, reason, by)
}

/**
 * Ends a session for good: `timed_out` and refusals of one that never began, `ended` of all others. Of one that had
 * begun the history is told when its relay has counted what passed last.
 */
export async function endSession(
  work: Work,
  session: SessionRow,
  reason: RemoteReason | 'timed_out',
  by?: string,
): Promise<void> {
  if (session.dueAt === null) return
  const state = reason === 'timed_out' ? 'timed_out' : session.state === 'asked' ? 'refused' : 'ended'
  const hasBegun = session.state === 'active'
  const ended = await work.tx
    .updateTable('remoteSessions')
    .set({
      state,
      reason: reason === 'timed_out' ? null : reason,
      endedAt: work.now(),
      endedBy: by ?? null,
      isUntold: hasBegun,
      dueAt: null,
    })
    .where('id', '=', session.id)
    .where('dueAt', 'is not', null)
    .returningAll()
    .executeTakeFirst()
  if (ended === undefined) throw notFound('Session')
  await work.tx.deleteFrom('remotePasses').where('sessionId', '=', session.id).execute()
  if (!hasBegun) return tell(work, ended, `remote.${state}`, by)
  await scheduleTelling(work, session.id)
  await ring(work, session.id)
}

/** Who asked, an administrator, or whoever the ticket is for and who shares the screen. */
function endsFor(actor: PersonActor) {
  const visible = ticketsVisibleTo(actor) ?? sql<boolean>`true`
  return sql<boolean>`${visible} and (s.asked_by = ${actor.id} or ${isAdmin(actor)}
    or (s.kind = 'share' and t.requester_id = ${actor.id}))`
}
