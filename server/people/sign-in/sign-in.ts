import type { Me } from '#contract/sessions.ts'
import { transact, type Work } from '../../kernel/context.ts'
import { AppError } from '../../kernel/errors.ts'
import type { HttpCtx } from '../../platform/http.ts'
import { findPersonByAddress } from '../identities.ts'
import { proveAtDoor } from '../second-factor/prove.ts'
import { findRememberedBrowser, rememberBrowser, useRememberedBrowser } from '../second-factor/remembered-browsers.ts'
import { setBrowserCookie, setSessionCookie } from './cookies.ts'
import { openableTicket, readGuestLink, standingLink } from './guest-links.ts'
import { limitSignIn, limitTokenUses, uncountSignIn } from './limits.ts'
import { checkLink, consumeLink, linkExpired } from './mailed-links.ts'
import { getMe } from './me.ts'
import { checkPassword } from './passwords.ts'
import { beginSession } from './sessions.ts'

interface Credentials {
  email: string
  password: string
  code?: string | undefined
  /** Ask this browser for no code for a while. */
  remember: boolean
}

export async function signInByPassword(ctx: HttpCtx, { email, password, code, remember }: Credentials): Promise<Me> {
  await limitSignIn(ctx, email)
  const person = await findPersonByAddress(ctx.db, email)
  const isRight = await checkPassword(password, person?.isActive ? person.passwordHash : null)
  if (person !== undefined && isRight) {
    await uncountSignIn(ctx, email)
    const browserId = await findRememberedBrowser(ctx, ctx.request, person.id)
    if (code === undefined && browserId !== undefined) return enterRemembered(ctx, person.id, browserId)
    const hasProvenFactor = await proveAtDoor(ctx, person.id, code)
    return enter(ctx, async () => person.id, { hasProvenFactor, remember: remember && hasProvenFactor })
  }
  await transact(ctx, (work) =>
    work.record({ action: 'sign_in.failed', subject: email, ...(person && { actorId: person.id }) }),
  )
  throw new AppError('wrong_credentials', 'Address or password is wrong')
}

/** The password was right, and a code was given in this browser not long ago. That makes nothing fresh. */
function enterRemembered(ctx: HttpCtx, personId: string, browserId: string): Promise<Me> {
  const admit = async (work: Work) => {
    await useRememberedBrowser(work, browserId)
    return personId
  }
  return enter(ctx, admit, { browserId })
}

/** A code that is missing or wrong leaves the link as it was, for another try. */
export async function signInByLink(ctx: HttpCtx, token: string, code: string | undefined): Promise<Me> {
  await limitTokenUses(ctx)
  const isProven = await proveForLink(ctx, await checkLink(ctx, 'sign_in', token), code)
  const admit = async (work: Work) => activeOwner(work, (await consumeLink(work, 'sign_in', token)).personId)
  return enter(ctx, admit, { hasProvenFactor: isProven })
}

/** Opens one ticket to whoever holds its link. Who is signed in and reaches it anyway stays signed in. */
export async function openGuestLink(ctx: HttpCtx, token: string): Promise<Me> {
  await limitTokenUses(ctx)
  const link = await standingLink(ctx.db, readGuestLink(ctx.services, token))
  const ticket = await openableTicket(ctx.db, link)
  const { actor } = ctx
  const isSignedIn = actor.kind === 'person' && actor.guestTicketId === undefined
  if (isSignedIn && (actor.id === link.personId || actor.role !== 'requester')) {
    return { ...(await getMe(ctx.db, actor.id)), guestTicket: ticket.number }
  }
  const owner = { personId: link.personId, guestTicketId: ticket.id }
  const secret = await transact(ctx, (work) => beginSession(work, ctx.request, owner))
  setSessionCookie(ctx.reply, ctx.services.publicUrl, secret)
  return getMe(ctx.db, link.personId, ticket.id)
}

/** Whoever follows a mailed link shows the second factor as well: a mailbox is but one thing that can be stolen. */
export async function proveForLink(ctx: HttpCtx, personId: string | null, code: string | undefined): Promise<boolean> {
  return personId !== null && proveAtDoor(ctx, personId, code)
}

interface Entry {
  hasProvenFactor?: boolean
  /** Where it is remembered that a code was given. */
  browserId?: string
  /** The code was given now, and is to do for a while. */
  remember?: boolean
}

/** Signs in whomever `admit` finds to be entitled, in one transaction with what entitles; the cookie comes after. */
export async function enter(
  ctx: HttpCtx,
  admit: (work: Work) => Promise<string>,
  { hasProvenFactor = false, browserId, remember = false }: Entry = {},
): Promise<Me> {
  const { me, secret, remembered } = await transact(ctx, async (work) => {
    const personId = await admit(work)
    const me = await getMe(work.tx, personId)
    await work.record({ action: 'sign_in.succeeded', subject: me.email ?? me.name, actorId: personId })
    const remembered = remember ? await rememberBrowser(work, ctx.request, personId) : undefined
    const owner = { personId, hasProvenFactor, browserId: remembered?.id ?? browserId }
    return { me, secret: await beginSession(work, ctx.request, owner), remembered }
  })
  if (remembered !== undefined) setBrowserCookie(ctx.reply, ctx.services.publicUrl, remembered.secret)
  setSessionCookie(ctx.reply, ctx.services.publicUrl, secret)
  return me
}

/** Whose link it is, unless there is nobody any more; then it was as good as used. */
export async function activeOwner(work: Work, personId: string | null): Promise<string> {
  const row = await work.tx
    .selectFrom('people')
    .select('id')
    .where('id', '=', personId)
    .where('isActive', '=', true)
    .executeTakeFirst()
  if (row === undefined) throw linkExpired()
  return row.id
}
