import type { PersonActor } from '../../kernel/actor.ts'
import { type Ctx, type Db, type Tx, transact, type Work } from '../../kernel/context.ts'
import { AppError, notFound } from '../../kernel/errors.ts'
import { unseal } from '../../kernel/sealed.ts'
import { limitRate, uncountUse } from '../../platform/rate-limits.ts'
import { spendRecoveryCode } from './recovery-codes.ts'
import { stepOf } from './totp.ts'

const attempts = { max: 5, seconds: 15 * 60 }

/** For signing in: whoever has a second factor shows it. Answers whether there is one. */
export async function proveAtDoor(ctx: Ctx, personId: string, code: string | undefined): Promise<boolean> {
  if (!(await hasSecondFactor(ctx.db, personId))) return false
  if (code === undefined) throw new AppError('code_needed', 'Send a code of the authenticator app along')
  await takeCode(ctx, personId, code)
  return true
}

/** A code given again during a session: it is fresh from now on. */
export async function proveAgain(ctx: Ctx, actor: PersonActor, code: string): Promise<void> {
  await takeCode(ctx, actor.id, code)
  await ctx.db
    .updateTable('sessions')
    .set({ secondFactorAt: ctx.now() })
    .where('id', '=', actor.sessionId ?? null)
    .where('personId', '=', actor.id)
    .execute()
}

/** Refuses to go on where the account has a second factor that was not shown in this session for so long. */
export async function requireFreshFactor(
  { db, now }: { db: Db | Tx; now: () => Date },
  actor: PersonActor,
  minutes: number,
): Promise<void> {
  if (!(await hasSecondFactor(db, actor.id))) return
  const session = await db
    .selectFrom('sessions')
    .select('secondFactorAt')
    .where('id', '=', actor.sessionId ?? null)
    .executeTakeFirst()
  const oldest = now().getTime() - minutes * 60_000
  if (session?.secondFactorAt != null && session.secondFactorAt.getTime() >= oldest) return
  throw new AppError('code_needed', 'Give a code of the authenticator app first: POST /me/second-factor/proof')
}

/** Takes a code of the app or one on paper, each once; only failures count against the limit. */
export async function takeCode(ctx: Ctx, personId: string, code: string, waits = false): Promise<void> {
  const key = `second-factor:${personId}`
  await limitRate(ctx, { key, ...attempts })
  const isTaken = await transact(ctx, (work) => tryCode(work, personId, code, waits))
  if (isTaken === 'unreadable') {
    await uncountUse(ctx, { key, seconds: attempts.seconds })
    throw unreadable(ctx, personId)
  }
  if (!isTaken) {
    await transact(ctx, (work) => recordFor(work, personId, 'second_factor.refused'))
    throw new AppError('wrong_code', 'This code is wrong, too old, or was used already; wait for the next one')
  }
  await uncountUse(ctx, { key, seconds: attempts.seconds })
}

export async function hasSecondFactor(db: Db | Tx, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('secondFactors')
    .select('personId')
    .where('personId', '=', personId)
    .where('confirmedAt', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}

export async function recordFor(work: Work, personId: string, action: `second_factor.${string}`): Promise<void> {
  const person = await work.tx.selectFrom('people').select('name').where('id', '=', personId).executeTakeFirst()
  const isStranger = work.actor.kind === 'stranger'
  await work.record({
    action,
    subject: person?.name ?? '',
    aboutId: personId,
    ...(isStranger && { actorId: personId }),
  })
}

/** The row is locked: of two who come with the same code at once, one is too late. */
async function tryCode(work: Work, personId: string, code: string, waits: boolean): Promise<boolean | 'unreadable'> {
  const factor = await work.tx
    .selectFrom('secondFactors')
    .select(['secret', 'lastStep'])
    .where('personId', '=', personId)
    .where('confirmedAt', waits ? 'is' : 'is not', null)
    .forUpdate()
    .executeTakeFirst()
  if (factor === undefined) throw notFound('Second factor')
  const typed = code.toLowerCase().replace(/[\s-]/g, '')
  const isOnPaper = !/^\d{6}$/.test(typed)
  if (isOnPaper && !waits && (await spendOnPaper(work, personId, typed))) return true
  const secret = readSecret(work, factor.secret)
  if (secret === undefined) return 'unreadable'
  if (isOnPaper) return false
  const step = stepOf(typed, secret, { now: work.now(), after: factor.lastStep })
  if (step === undefined) return false
  await work.tx.updateTable('secondFactors').set({ lastStep: step }).where('personId', '=', personId).execute()
  return true
}

/** Undefined with another SECRET_KEY, by which codes on paper cannot be checked either. */
function readSecret({ services }: Work, sealed: Buffer): Buffer | undefined {
  try {
    return Buffer.from(unseal(sealed, services.key('second-factor')), 'hex')
  } catch {
    return undefined
  }
}

function unreadable({ services }: Ctx, personId: string): AppError {
  services.log.error({ personId }, 'SECRET_KEY has changed: take this second factor away (second-factor reset)')
  return new AppError(
    'factor_unreadable',
    'The SECRET_KEY of this desk has changed: have the second factor taken away (mesa second-factor reset --email …)',
  )
}

async function spendOnPaper(work: Work, personId: string, code: string): Promise<boolean> {
  const isSpent = await spendRecoveryCode(work, personId, code)
  if (isSpent) await recordFor(work, personId, 'second_factor.recovery_code_used')
  return isSpent
}
