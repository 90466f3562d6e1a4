import { randomBytes } from 'node:crypto'
import { isAdmin, type PersonActor } from '../../kernel/actor.ts'
import { type Ctx, transact, type Work } from '../../kernel/context.ts'
import { AppError, authorize, notFound } from '../../kernel/errors.ts'
import { seal } from '../../kernel/sealed.ts'
import { limitPasswordChanges } from '../sign-in/limits.ts'
import { checkPassword } from '../sign-in/passwords.ts'
import { endSessions } from '../sign-in/sessions.ts'
import { hasSecondFactor, recordFor, requireFreshFactor, takeCode } from './prove.ts'
import { makeRecoveryCodes } from './recovery-codes.ts'
import { base32, otpauthUri } from './totp.ts'

/** As long as the hash, as RFC 4226 recommends. */
const secretBytes = 20
const freshMinutes = 15

/** A secret for the app. Until it is confirmed another try makes another one. */
export async function beginSecondFactor(ctx: Ctx, actor: PersonActor, password: string) {
  await limitPasswordChanges(ctx, actor.id)
  const owner = await ctx.db
    .selectFrom('people')
    .select(['name', 'email', 'passwordHash'])
    .where('id', '=', actor.id)
    .executeTakeFirstOrThrow()
  if (owner.passwordHash !== null && !(await checkPassword(password, owner.passwordHash)))
    throw new AppError('wrong_credentials', 'The password is wrong')
  const secret = randomBytes(secretBytes)
  await transact(ctx, (work) => keepSecret(work, actor.id, secret))
  return { secret: base32(secret), uri: otpauthUri(await deskName(ctx), owner.email ?? owner.name, secret) }
}

/** A first code shows that the app has the secret. From now on it is asked for. */
export async function confirmSecondFactor(ctx: Ctx, actor: PersonActor, code: string): Promise<string[]> {
  if (await hasSecondFactor(ctx.db, actor.id)) throw alreadyOn()
  await takeCode(ctx, actor.id, code, true)
  return transact(ctx, async (work) => {
    const now = work.now()
    const turned = await work.tx
      .updateTable('secondFactors')
      .set({ confirmedAt: now })
      .where('personId', '=', actor.id)
      .where('confirmedAt', 'is', null)
      .returning('personId')
      .executeTakeFirst()
    if (turned === undefined) throw alreadyOn()
    await endSessions(work, actor.id, actor.sessionId)
    await work.tx.updateTable('sessions').set({ secondFactorAt: now }).where('personId', '=', actor.id).execute()
    await recordFor(work, actor.id, 'second_factor.turned_on')
    return makeRecoveryCodes(work, actor.id)
  })
}

export async function renewRecoveryCodes(ctx: Ctx, actor: PersonActor, code: string): Promise<string[]> {
  await takeCode(ctx, actor.id, code)
  return transact(ctx, async (work) => {
    await recordFor(work, actor.id, 'second_factor.recovery_codes_renewed')
    return makeRecoveryCodes(work, actor.id)
  })
}

export async function turnOffSecondFactor(ctx: Ctx, actor: PersonActor, code: string): Promise<void> {
  await takeCode(ctx, actor.id, code)
  await transact(ctx, async (work) => {
    await dropSecondFactor(work, actor.id, 'second_factor.turned_off')
    await endSessions(work, actor.id, actor.sessionId)
  })
}

/** For somebody who lost phone and paper. An administrator's own one is turned off in the profile, with a code. */
export async function resetSecondFactor(ctx: Ctx, actor: PersonActor, personId: string): Promise<void> {
  authorize(isAdmin(actor) && actor.id !== personId, 'reset this second factor')
  await transact(ctx, async (work) => {
    await requireFreshFactor({ db: work.tx, now: work.now }, actor, freshMinutes)
    await dropSecondFactor(work, personId, 'second_factor.reset')
    await endSessions(work, personId)
  })
}

/** Also for the command line, where the last administrator is the one who is locked out. */
export async function dropSecondFactor(
  work: Work,
  personId: string,
  action: 'second_factor.turned_off' | 'second_factor.reset',
): Promise<void> {
  const gone = await work.tx
    .deleteFrom('secondFactors')
    .where('personId', '=', personId)
    .where('confirmedAt', 'is not', null)
    .returning('personId')
    .executeTakeFirst()
  if (gone === undefined) throw notFound('Second factor')
  await recordFor(work, personId, action)
}

async function keepSecret(work: Work, personId: string, secret: Buffer): Promise<void> {
  const sealed = seal(secret.toString('hex'), work.services.key('second-factor'))
  const fresh = { secret: sealed, lastStep: 0, createdAt: work.now() }
  const kept = await work.tx
    .insertInto('secondFactors')
    .values({ personId, ...fresh })
    .onConflict((conflict) =>
      conflict.column('personId').doUpdateSet(fresh).where('secondFactors.confirmedAt', 'is', null),
    )
    .returning('personId')
    .executeTakeFirst()
  if (kept === undefined) throw alreadyOn()
}

async function deskName(ctx: Ctx): Promise<string> {
  const row = await ctx.db.selectFrom('settings').select('value').where('key', '=', 'name').executeTakeFirst()
  return typeof row?.value === 'string' ? row.value : 'Mesa'
}

function alreadyOn(): AppError {
  return new AppError('already_done', 'There is a second factor already; turn that one off first')
}
