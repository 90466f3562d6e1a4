import type { Ctx, Work } from '../../kernel/context.ts'
import { AppError } from '../../kernel/errors.ts'
import { hashSecret, newSecret } from '../../kernel/signatures.ts'
import type { PersonRow } from '../schema.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** An invitation is a way to choose a password like any other, only with more time. */
const kinds = {
  sign_in: { kept: 'sign_in', page: 'sign-in', lasts: 30 * minute },
  reset: { kept: 'reset', page: 'reset', lasts: 60 * minute },
  invitation: { kept: 'reset', page: 'reset', lasts: 7 * day },
  setup: { kept: 'setup', page: 'setup', lasts: 7 * day },
} as const

export type LinkPurpose = keyof typeof kinds
export type LinkOwner = Pick<PersonRow, 'id' | 'role'>

/** A link that works once. */
export async function makeMailedLink(work: Work, purpose: LinkPurpose, owner: LinkOwner | undefined): Promise<string> {
  const token = await makeLinkToken(work, purpose, owner)
  const { page } = kinds[purpose]
  const { publicUrl, portalUrl } = work.services
  // Requesters come in on the portal, which may have a domain of its own.
  const door = owner?.role === 'requester' ? portalUrl : `${publicUrl}/desk`
  return `${door}/${page}/${token}`
}

/** Only the hash of the token stays here. Without an owner it opens nothing but a set-up. */
export async function makeLinkToken(work: Work, purpose: LinkPurpose, owner: LinkOwner | undefined): Promise<string> {
  const token = newSecret()
  const { kept, lasts } = kinds[purpose]
  await work.tx
    .insertInto('mailedLinks')
    .values({
      tokenHash: hashSecret(token),
      purpose: kept,
      personId: owner?.id ?? null,
      createdAt: work.now(),
      expiresAt: new Date(work.now().getTime() + lasts),
    })
    .execute()
  return token
}

/** Whose the link is, if it would work now; using it decides. */
export async function checkLink(
  ctx: Ctx,
  purpose: 'sign_in' | 'reset' | 'setup',
  token: string,
): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('mailedLinks')
    .select('personId')
    .where('tokenHash', '=', hashSecret(token))
    .where('purpose', '=', purpose)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', ctx.now())
    .executeTakeFirst()
  if (row === undefined) throw linkExpired()
  return row.personId
}

/** Uses the link up and tells whose it is. The row decides which of several uses at once is the one. */
export async function consumeLink(
  work: Work,
  purpose: 'sign_in' | 'reset' | 'setup',
  token: string,
): Promise<{ personId: string | null }> {
  const row = await work.tx
    .updateTable('mailedLinks')
    .set({ usedAt: work.now() })
    .where('tokenHash', '=', hashSecret(token))
    .where('purpose', '=', purpose)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', work.now())
    .returning('personId')
    .executeTakeFirst()
  if (row === undefined) throw linkExpired()
  return row
}

/** Ends every link that was mailed to the person and not used. */
export async function forgetLinks(work: Work, personId: string): Promise<void> {
  await work.tx.deleteFrom('mailedLinks').where('personId', '=', personId).where('usedAt', 'is', null).execute()
}

export async function forgetSetupLinks(work: Work): Promise<void> {
  await work.tx.deleteFrom('mailedLinks').where('purpose', '=', 'setup').execute()
}

export function linkExpired(): AppError {
  return new AppError('link_expired', 'This link was used or has expired; ask for a new one')
}
