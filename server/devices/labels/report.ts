import type { deviceLabels } from '#contract/device-labels.ts'
import type { Input } from '#contract/operation.ts'
import { ticketDraft } from '#contract/tickets.ts'
import { readSettings } from '../../desk/index.ts'
import { type Ctx, transact, type Work } from '../../kernel/context.ts'
import { AppError, invalidField } from '../../kernel/errors.ts'
import { findOrCreateRequester, findStandingPerson, type PersonRow } from '../../people/index.ts'
import { limitRate } from '../../platform/rate-limits.ts'
import { createTicketFor } from '../../tickets/index.ts'
import { putOnTicket } from '../on-tickets.ts'
import { labelledDevice } from './labels.ts'

type Report = Input<typeof deviceLabels.report>['body']

/** A ticket of whoever stands before the device, with the device on it, for the team that looks after it. */
export async function reportDevice(ctx: Ctx, code: string, report: Report): Promise<{ number: number }> {
  const device = await labelledDevice(ctx.db, code)
  await limitRate(ctx, { key: `device-report:${ctx.ip}`, max: 20, seconds: 3600 })
  await limitRate(ctx, { key: `device-report:${device.id}`, max: 60, seconds: 3600 })
  if (report.website !== '') throw new AppError('forbidden', 'The request looks like one from a program')
  const { name, email, language, website: _, ...request } = report
  return transact(ctx, async (work) => {
    const requester = await reporterOf(work, { name, email, language })
    const ticket = await createTicketFor(work, requester, ticketDraft.parse(request), device.teamId)
    await putOnTicket(work, ticket.id, device, { kind: 'person', personId: requester.id })
    return { number: ticket.number }
  })
}

/** Who is signed in; the others say who they are, where the desk listens to people whom it does not know. */
async function reporterOf(
  work: Work,
  { name, email, language }: Pick<Report, 'name' | 'email' | 'language'>,
): Promise<PersonRow> {
  const { actor } = work
  const isSignedIn = actor.kind === 'person' && actor.guestTicketId === undefined
  const known = isSignedIn ? await findStandingPerson(work.tx, actor.id) : undefined
  if (known !== undefined) return known
  if (!(await readSettings(work.tx)).acceptsStrangers)
    throw new AppError('forbidden', 'Sign in first: this desk takes requests from people it knows only')
  if (name === '') throw invalidField('name', 'required', 'Say who you are')
  if (email === undefined) throw invalidField('email', 'required', 'Say where the answer goes to')
  return findOrCreateRequester(work, { email, name, language })
}
