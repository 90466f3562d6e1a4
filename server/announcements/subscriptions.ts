import { sql } from 'kysely'
import type { Language } from '#contract/common.ts'
import type { Ctx, Work } from '../kernel/context.ts'
import { AppError } from '../kernel/errors.ts'
import { readSigned, sign } from '../kernel/signatures.ts'

/** So long a mailed link confirms. */
const confirmsForMs = 3 * 86_400_000

/**
 * Notes an address that asks for mails. Confirmed already, it is mailed nothing: whoever asks for another's address
 * must not bother its owner again and again. Answers the link to confirm by, where one is to be mailed.
 */
export async function askToSubscribe(work: Work, email: string, language: Language): Promise<string | undefined> {
  const row = await work.tx
    .insertInto('announcementSubscribers')
    .values({ id: work.newId(), email, language, confirmedAt: null, createdAt: work.now() })
    .onConflict((conflict) =>
      conflict
        .column('email')
        .doUpdateSet({ createdAt: work.now(), language: sql`excluded.language` })
        .where('announcementSubscribers.confirmedAt', 'is', null),
    )
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) return undefined
  const until = work.now().getTime() + confirmsForMs
  const token = sign(`${row.id}.${until}`, work.services.key('announcement-confirm'))
  return `${work.services.portalUrl}/subscriptions/confirm/${token}`
}

/** Confirming twice is no fault: mail programs and people press again. */
export async function confirmSubscription(ctx: Ctx, token: string): Promise<string> {
  const [id, until] = (readSigned(token, ctx.services.key('announcement-confirm')) ?? '').split('.')
  if (id === undefined || until === undefined || Number(until) < ctx.now().getTime()) throw expired()
  const row = await ctx.db
    .updateTable('announcementSubscribers')
    .set((eb) => ({ confirmedAt: eb.fn.coalesce('confirmedAt', eb.val(ctx.now())) }))
    .where('id', '=', id)
    .returning('email')
    .executeTakeFirst()
  if (row === undefined) throw expired()
  return row.email
}

export function unsubscribeToken(work: Pick<Work, 'services'>, id: string, email: string): string {
  return sign(`${id}.${email}`, work.services.key('announcement-unsubscribe'))
}

export async function unsubscribe(ctx: Ctx, token: string): Promise<string> {
  const payload = readSigned(token, ctx.services.key('announcement-unsubscribe'))
  if (payload === undefined) throw expired()
  const [id = '', email = ''] = [payload.slice(0, 36), payload.slice(37)]
  await ctx.db.deleteFrom('announcementSubscribers').where('id', '=', id).execute()
  return email
}

function expired(): AppError {
  return new AppError('link_expired', 'This link does not work any more')
}
