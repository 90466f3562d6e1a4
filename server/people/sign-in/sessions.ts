import type { FastifyRequest } from 'fastify'
import type { Ctx, Work } from '../../kernel/context.ts'
import { found } from '../../kernel/errors.ts'
import { hashSecret, newSecret } from '../../kernel/signatures.ts'
import { readSessionCookie, sessionLastsMs } from './cookies.ts'
import { deviceName } from './device-name.ts'

interface SessionOwner {
  personId: string
  guestTicketId?: string
  /** A second factor was shown just now. */
  hasProvenFactor?: boolean
  /** It was remembered that this browser once did. */
  browserId?: string | undefined
}

/**
 * Starts a session and answers the secret for the browser's cookie. Always a new one, and the session that the
 * browser had before ends, so that nobody can sign another in to a session whose secret is known already.
 */
export async function beginSession(work: Work, request: FastifyRequest, owner: SessionOwner): Promise<string> {
  const secret = newSecret()
  await endSession(work, readSessionCookie(request))
  await work.tx
    .insertInto('sessions')
    .values({
      id: work.newId(),
      tokenHash: hashSecret(secret),
      personId: owner.personId,
      guestTicketId: owner.guestTicketId ?? null,
      browserId: owner.browserId ?? null,
      secondFactorAt: owner.hasProvenFactor === true ? work.now() : null,
      device: deviceName(request.headers['user-agent']),
      ip: work.ip ?? '',
      createdAt: work.now(),
      lastSeenAt: work.now(),
      expiresAt: new Date(work.now().getTime() + sessionLastsMs),
    })
    .execute()
  return secret
}

export async function endSession(work: Work, secret: string | undefined): Promise<void> {
  if (secret === undefined) return
  await work.tx.deleteFrom('sessions').where('tokenHash', '=', hashSecret(secret)).execute()
}

/** Ends the sessions of a person, but for the one to keep, and asks for a code again wherever none was asked for. */
export async function endSessions(work: Work, personId: string, keptId?: string): Promise<void> {
  const all = work.tx.deleteFrom('sessions').where('personId', '=', personId)
  await (keptId === undefined ? all : all.where('id', '<>', keptId)).execute()
  await work.tx.deleteFrom('rememberedBrowsers').where('personId', '=', personId).execute()
}

/** Where the person is signed in; links to single tickets are not signing in. */
export async function listSessions(ctx: Ctx, personId: string) {
  return ctx.db
    .selectFrom('sessions')
    .select(['id', 'device', 'ip', 'createdAt', 'lastSeenAt'])
    .where('personId', '=', personId)
    .where('guestTicketId', 'is', null)
    .where('expiresAt', '>', ctx.now())
    .orderBy('lastSeenAt', 'desc')
    .orderBy('id')
    .limit(200)
    .execute()
}

/** Whoever ends a session from elsewhere no longer trusts the browser that it is in. */
export async function revokeSession(work: Work, personId: string, id: string): Promise<void> {
  const query = work.tx.deleteFrom('sessions').where('id', '=', id).where('personId', '=', personId)
  const { device, browserId } = found(await query.returning(['device', 'browserId']).executeTakeFirst(), 'Session')
  await work.tx.deleteFrom('rememberedBrowsers').where('id', '=', browserId).execute()
  await work.record({ action: 'session.revoked', subject: device || 'a session' })
}

/** Removes what has expired and can be of no use any more. */
export async function forgetExpired(ctx: Ctx): Promise<void> {
  await ctx.db.deleteFrom('sessions').where('expiresAt', '<', ctx.now()).execute()
  await ctx.db.deleteFrom('rememberedBrowsers').where('expiresAt', '<', ctx.now()).execute()
  await ctx.db.deleteFrom('mailedLinks').where('expiresAt', '<', ctx.now()).execute()
}
