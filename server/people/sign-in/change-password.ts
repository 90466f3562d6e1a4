import type { Me } from '#contract/sessions.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import { transact, type Work } from '../../kernel/context.ts'
import { AppError } from '../../kernel/errors.ts'
import type { HttpCtx } from '../../platform/http.ts'
import { limitPasswordChanges, limitTokenUses } from './limits.ts'
import { checkLink, consumeLink, forgetLinks } from './mailed-links.ts'
import { checkPassword, hashPassword } from './passwords.ts'
import { endSessions } from './sessions.ts'
import { activeOwner, enter, proveForLink } from './sign-in.ts'
import { refuseWeakPassword } from './weak-passwords.ts'

interface NewPassword {
  current: string
  password: string
}

interface LinkedPassword {
  token: string
  password: string
  code?: string | undefined
}

/** Who has no password yet, and so came by a mailed link, may set one; the other sessions end either way. */
export async function changePassword(
  ctx: HttpCtx,
  actor: PersonActor,
  { current, password }: NewPassword,
): Promise<void> {
  await limitPasswordChanges(ctx, actor.id)
  const owner = await ctx.db
    .selectFrom('people')
    .select(['name', 'email', 'passwordHash'])
    .where('id', '=', actor.id)
    .executeTakeFirstOrThrow()
  if (owner.passwordHash !== null && !(await checkPassword(current, owner.passwordHash))) {
    throw new AppError('wrong_credentials', 'The current password is wrong')
  }
  refuseWeakPassword(password, owner)
  const passwordHash = await hashPassword(password)
  await transact(ctx, async (work) => {
    await setPasswordHash(work, actor.id, passwordHash, actor.sessionId)
    await work.record({ action: 'password.changed', subject: owner.name })
  })
}

/** A refused password leaves the link as it was, for another try. */
export async function resetPassword(ctx: HttpCtx, { token, password, code }: LinkedPassword): Promise<Me> {
  await limitTokenUses(ctx)
  // Hashing is dear: nobody makes us do it without a link that works.
  const owner = await checkLink(ctx, 'reset', token)
  const isProven = await proveForLink(ctx, owner, code)
  const passwordHash = await hashPassword(password)
  const admit = async (work: Work) => {
    const personId = await activeOwner(work, (await consumeLink(work, 'reset', token)).personId)
    const owner = await setPasswordHash(work, personId, passwordHash)
    refuseWeakPassword(password, owner)
    await work.record({ action: 'password.reset', subject: owner.name, actorId: personId })
    return personId
  }
  return enter(ctx, admit, { hasProvenFactor: isProven })
}

/** Ends what the old password, or whoever knew it, may have opened: sessions and links that were mailed. */
export async function setPasswordHash(work: Work, personId: string, passwordHash: string, keptSessionId?: string) {
  await forgetLinks(work, personId)
  await endSessions(work, personId, keptSessionId)
  return work.tx
    .updateTable('people')
    .set({ passwordHash, updatedAt: work.now() })
    .where('id', '=', personId)
    .returning(['name', 'email'])
    .executeTakeFirstOrThrow()
}
