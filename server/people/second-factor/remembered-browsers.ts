import type { FastifyRequest } from 'fastify'
import type { Ctx, Work } from '../../kernel/context.ts'
import { AppError, found } from '../../kernel/errors.ts'
import { hashSecret, newSecret } from '../../kernel/signatures.ts'
import { browserLastsMs, readBrowserCookie } from '../sign-in/cookies.ts'
import { deviceName } from '../sign-in/device-name.ts'
import { recordFor } from './prove.ts'

/** The browser that asks, where this person gave a code in it not long ago. */
export async function findRememberedBrowser(
  { db, now }: Pick<Ctx, 'db' | 'now'>,
  request: FastifyRequest,
  personId: string,
): Promise<string | undefined> {
  const secret = readBrowserCookie(request)
  if (secret === undefined) return undefined
  const row = await db
    .selectFrom('rememberedBrowsers')
    .select('id')
    .where('tokenHash', '=', hashSecret(secret))
    .where('personId', '=', personId)
    .where('expiresAt', '>', now())
    .executeTakeFirst()
  return row?.id
}

/** Counts on it while somebody signs in; it may have been forgotten a moment ago. */
export async function useRememberedBrowser({ tx, now, ip }: Work, id: string): Promise<void> {
  const row = await tx
    .updateTable('rememberedBrowsers')
    .set({ lastUsedAt: now(), ip: ip ?? '' })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) throw new AppError('code_needed', 'Send a code of the authenticator app along')
}

/** Asks this browser for no code until the time is over; answers the secret for its cookie. */
export async function rememberBrowser(work: Work, request: FastifyRequest, personId: string) {
  const [secret, before, now] = [newSecret(), readBrowserCookie(request), work.now()]
  // A browser has one such cookie: what stood in it is known to nobody any more.
  if (before !== undefined)
    await work.tx.deleteFrom('rememberedBrowsers').where('tokenHash', '=', hashSecret(before)).execute()
  const id = work.newId()
  await work.tx
    .insertInto('rememberedBrowsers')
    .values({
      id,
      personId,
      tokenHash: hashSecret(secret),
      device: deviceName(request.headers['user-agent']),
      ip: work.ip ?? '',
      createdAt: now,
      lastUsedAt: now,
      expiresAt: new Date(now.getTime() + browserLastsMs),
    })
    .execute()
  await recordFor(work, personId, 'second_factor.browser_remembered')
  return { id, secret }
}

export async function listRememberedBrowsers({ db, now }: Ctx, personId: string) {
  const rows = await db
    .selectFrom('rememberedBrowsers')
    .select(['id', 'device', 'ip', 'createdAt', 'lastUsedAt', 'expiresAt'])
    .where('personId', '=', personId)
    .where('expiresAt', '>', now())
    .orderBy('lastUsedAt', 'desc')
    .orderBy('id')
    .limit(200)
    .execute()
  return rows.map(({ createdAt, lastUsedAt, expiresAt, ...row }) => ({
    ...row,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  }))
}

/** From now on a code is asked for there again. A session that goes on there does. */
export async function forgetBrowser(work: Work, personId: string, id: string): Promise<void> {
  const query = work.tx.deleteFrom('rememberedBrowsers').where('id', '=', id).where('personId', '=', personId)
  found(await query.returning('id').executeTakeFirst(), 'Browser')
  await recordFor(work, personId, 'second_factor.browser_forgotten')
}
