import { sql } from 'kysely'
import { z } from 'zod'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { addJob } from '../platform/jobs.ts'
import { endSession } from './end.ts'
import { mayHelp } from './policy.ts'
import { lockSession } from './queries.ts'
import type { SessionRow } from './schema.ts'
import { deadlineOf, overBecause } from './terms.ts'

const soonestMs = 5000

const payload = z.object({ id: z.uuid() })

/** Looks at a session when it would end, should nothing happen until then. */
export async function scheduleEnd(work: Work, session: SessionRow): Promise<void> {
  const at = deadlineOf(session)?.at
  if (at === undefined) return
  // Where the clock of the database is ahead of this one, the job would come too early, again and again.
  const runAt = new Date(Math.max(at.getTime(), work.now().getTime() + soonestMs))
  await addJob(work, 'remote:due', { id: session.id }, { key: `remote:${session.id}`, runAt })
}

/** Ends a session whose time has come; otherwise looks again when it may have. */
export async function endIfDue(ctx: Ctx, given: unknown): Promise<void> {
  const { id } = payload.parse(given)
  await transact(ctx, (work) => judge(work, id))
}

/** Each minute: also what a crash forgot to look at, and sessions of people who may no longer. */
export async function wakeSessions(ctx: Ctx): Promise<void> {
  const due = await ctx.db
    .selectFrom('remoteSessions as s')
    .innerJoin('tickets as t', 't.id', 's.ticketId')
    .innerJoin('people as p', 'p.id', 's.askedBy')
    .select('s.id')
    .where('s.dueAt', 'is not', null)
    .where((eb) => eb.or([eb('s.dueAt', '<=', ctx.now()), sql<boolean>`not ${mayHelp}`]))
    .execute()
  for (const { id } of due) await transact(ctx, (work) => judge(work, id))
}

async function judge(work: Work, id: string): Promise<void> {
  const known = await work.tx.selectFrom('remoteSessions').select('dueAt').where('id', '=', id).executeTakeFirst()
  if (known === undefined || known.dueAt === null) return
  const session = await lockSession(work, id, undefined)
  const outcome = (await stillMay(work, session)) ? overBecause(session, work.now()) : 'rights'
  if (outcome === undefined) await scheduleEnd(work, session)
  else await endSession(work, session, outcome)
}

/** Whether who asked still may. */
export async function stillMay(work: Pick<Work, 'tx'>, session: Pick<SessionRow, 'id'>): Promise<boolean> {
  const row = await work.tx
    .selectFrom('remoteSessions as s')
    .innerJoin('tickets as t', 't.id', 's.ticketId')
    .innerJoin('people as p', 'p.id', 's.askedBy')
    .select('s.id')
    .where('s.id', '=', session.id)
    .where(mayHelp)
    .executeTakeFirst()
  return row !== undefined
}

/** Notes that both sides are there and what passed, every few seconds; the end moves away with it. */
export async function noteProgress(
  work: Work,
  id: string,
  passed: { toMachine: number; fromMachine: number; isActive: boolean; isMet: boolean },
): Promise<void> {
  const session = await lockSession(work, id, undefined)
  const at = work.now()
  const isLive = session.state === 'active'
  const next = {
    ...session,
    ...(isLive && passed.isMet && { seenAt: at }),
    ...(isLive && passed.isActive && { activeAt: at }),
  }
  await work.tx
    .updateTable('remoteSessions')
    .set({
      bytesToMachine: sql`bytes_to_machine + ${passed.toMachine}`,
      bytesFromMachine: sql`bytes_from_machine + ${passed.fromMachine}`,
      seenAt: next.seenAt,
      activeAt: next.activeAt,
      dueAt: deadlineOf(next)?.at ?? null,
    })
    .where('id', '=', id)
    .execute()
}
