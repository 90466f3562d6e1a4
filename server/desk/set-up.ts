import type { Language } from '#contract/common.ts'
import type { desk } from '#contract/desk.ts'
import type { Input } from '#contract/operation.ts'
import type { Me } from '#contract/sessions.ts'
import { placeCalendars } from '../calendars/index.ts'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { AppError } from '../kernel/errors.ts'
import {
  checkLink,
  consumeLink,
  enter,
  forgetSetupLinks,
  hasAdministrator,
  hashPassword,
  lacksAdministrator,
  makeLinkToken,
  refuseWeakPassword,
} from '../people/index.ts'
import type { HttpCtx } from '../platform/http.ts'
import { addJob } from '../platform/jobs.ts'
import { limitRate } from '../platform/rate-limits.ts'
import { foundDesk } from './found-desk.ts'
import { readSettings, writeSettings } from './settings.ts'

/** The token of the link that makes the first administrator, if there is none yet. It ends the one made before. */
export async function makeSetupLink(ctx: Ctx): Promise<string | undefined> {
  return transact(ctx, async (work) => {
    if (!(await lacksAdministrator(work))) return undefined
    await forgetSetupLinks(work)
    return makeLinkToken(work, 'setup', undefined)
  })
}

export async function checkSetupLink(ctx: Ctx, token: string): Promise<void> {
  await limitRate(ctx, { key: `set-up:ip:${ctx.ip ?? ''}`, max: 50, seconds: 900 })
  if (await hasAdministrator(ctx.db)) throw alreadySetUp()
  await checkLink(ctx, 'setup', token)
}

type Plan = Input<typeof desk.setUp>['body']

export async function setUpDesk(
  ctx: HttpCtx,
  token: string,
  plan: Plan,
  furnish: (work: Work, language: Language) => Promise<void>,
): Promise<Me> {
  await checkSetupLink(ctx, token)
  checkPlan(plan)
  const { deskName, language, timeZone, administrator, inbox, teamName, withSampleData } = plan
  const { name, email } = administrator
  const passwordHash = await hashPassword(administrator.password)
  return enter(ctx, async (work) => {
    if (!(await lacksAdministrator(work))) throw alreadySetUp()
    await consumeLink(work, 'setup', token)
    await writeSettings(work.tx, { name: deskName, language, timeZone })
    await placeCalendars(work, { language, timeZone })
    const draft = { name, email, language, timeZone, passwordHash }
    const { id } = await foundDesk(work, { administrator: draft, inbox, teamName })
    await furnish(work, language)
    await work.record({ action: 'desk.set_up', subject: deskName, actorId: id })
    if (withSampleData) await addJob(work, 'demo:fill', { language }, { key: 'demo:fill' })
    return id
  })
}

/** For desks that are set up by their environment. Does nothing, and says so, where there is an administrator. */
export async function createFirstAdministrator(ctx: Ctx, email: string, password: string): Promise<boolean> {
  if (await hasAdministrator(ctx.db)) return false
  const passwordHash = await hashPassword(password)
  return transact(ctx, async (work) => {
    if (!(await lacksAdministrator(work))) return false
    const { name, language, timeZone } = await readSettings(work.tx)
    const { id } = await foundDesk(work, { administrator: { email, language, timeZone, passwordHash } })
    await forgetSetupLinks(work)
    await work.record({ action: 'desk.set_up', subject: name, actorId: id })
    return true
  })
}

function checkPlan({ administrator, inbox }: Plan): void {
  refuseWeakPassword(administrator.password, administrator, 'administrator.password')
  if (inbox.address !== administrator.email) return
  const message = 'The desk needs an address of its own, or your own mail would become tickets'
  throw new AppError('address_taken', message, { faults: [{ path: 'inbox.address', code: 'taken', message }] })
}

function alreadySetUp(): AppError {
  return new AppError('already_set_up', 'This desk has an administrator; sign in instead')
}
