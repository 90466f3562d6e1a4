import { sql } from 'kysely'
import type { PersonActor } from '../kernel/actor.ts'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { AppError, authorize } from '../kernel/errors.ts'
import { hashSecret, newSecret } from '../kernel/signatures.ts'
import { ticketsVisibleTo } from '../tickets/index.ts'
import { stillMay } from './due.ts'
import { lockSession } from './queries.ts'
import type { SessionRow, Side } from './schema.ts'

const passMs = 30_000
/** Where websockets of this desk go when no relay has an address of its own. */
export const relayPath = '/api/v1/relay'

export interface Pass {
  url: string
  secret: string
}

/** A pass for one of the people of a session. */
export async function givePass(ctx: Ctx, actor: PersonActor, id: string, side: Side): Promise<Pass> {
  return transact(ctx, async (work) => {
    const visible = ticketsVisibleTo(actor) ?? sql<boolean>`true`
    const isTheirs =
      side === 'agent'
        ? sql<boolean>`${visible} and s.asked_by = ${actor.id}`
        : sql<boolean>`${visible} and s.kind = 'share' and t.requester_id = ${actor.id}`
    const session = await lockSession(work, id, isTheirs)
    if (session.dueAt === null) throw new AppError('already_done', 'This session has ended')
    authorize(session.state !== 'asked', 'connect before the person at the machine has agreed')
    authorize(await stillMay(work, session), 'have remote sessions')
    return makePass(work, session, side)
  })
}

export async function makePass(work: Work, session: SessionRow, side: Side): Promise<Pass> {
  const secret = newSecret()
  await work.tx
    .insertInto('remotePasses')
    .values({
      tokenHash: hashSecret(secret),
      sessionId: session.id,
      side,
      expiresAt: new Date(work.now().getTime() + passMs),
    })
    .execute()
  return { url: session.relayUrl === '' ? relayPath : session.relayUrl, secret }
}

/** Takes a pass: it works once, and only while its session may go on. */
export async function takePass(
  work: Work,
  secret: string,
): Promise<{ session: SessionRow; side: Side; agentName: string } | undefined> {
  const pass = await work.tx
    .deleteFrom('remotePasses')
    .where('tokenHash', '=', hashSecret(secret))
    .returning(['sessionId', 'side', 'expiresAt'])
    .executeTakeFirst()
  if (pass === undefined || pass.expiresAt <= work.now()) return undefined
  const session = await lockSession(work, pass.sessionId, undefined)
  if (session.state !== 'granted' && session.state !== 'active') return undefined
  if (!(await stillMay(work, session))) return undefined
  const agent = await work.tx
    .selectFrom('people')
    .select('name')
    .where('id', '=', session.askedBy)
    .executeTakeFirstOrThrow()
  // The database's check holds the column to these words.
  return { session, side: pass.side as Side, agentName: agent.name }
}
