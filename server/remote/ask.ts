import type { Input } from '#contract/operation.ts'
import type { remote } from '#contract/remote.ts'
import type { RemoteSession } from '#contract/remote-session.ts'
import type { PersonActor } from '../kernel/actor.ts'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { AppError, authorize, invalidField } from '../kernel/errors.ts'
import { requireFreshFactor } from '../people/index.ts'
import { addJob } from '../platform/jobs.ts'
import { limitRate } from '../platform/rate-limits.ts'
import { lockTicket } from '../tickets/index.ts'
import { getHelpedDevice } from './devices.ts'
import { scheduleEnd } from './due.ts'
import { isRecordedFor } from './organizations.ts'
import { mayAsk } from './policy.ts'
import { getSession } from './queries.ts'
import { tell } from './record.ts'
import type { SessionRow } from './schema.ts'
import { readRemoteSettings } from './settings.ts'
import { deadlineOf } from './terms.ts'

type Draft = Input<typeof remote.ask>['body']

/** Asks for a session. The person at the machine is asked afterwards, and has a minute to answer. */
export async function askForSession(
  ctx: Ctx,
  actor: PersonActor,
  number: number,
  draft: Draft,
): Promise<RemoteSession> {
  await limitRate(ctx, { key: `remote:${actor.id}`, max: 20, seconds: 600 })
  return transact(ctx, async (work) => {
    const ticket = await lockTicket(work, number)
    authorize(await mayAsk(work.tx, actor), 'ask for remote sessions')
    if (ticket.status === 'closed') throw new AppError('ticket_closed', 'Open the ticket again, or write a new one')
    const device = await deviceFor(work, number, draft)
    const { isRecorded, idleMinutes, mostMinutes, factorMinutes } = await readRemoteSettings(work.tx)
    await requireFreshFactor({ db: work.tx, now: work.now }, actor, factorMinutes)
    const session = await insertSession(work, {
      ticketId: ticket.id,
      kind: draft.kind,
      deviceId: device?.id ?? null,
      deviceName: device?.name ?? null,
      isUnattended: device?.isUnattended ?? false,
      askedBy: actor.id,
      isRecorded: await isRecordedFor(work.tx, ticket.organizationId, isRecorded),
      idleMinutes,
      mostMinutes,
      relayUrl: work.services.relayUrl ?? '',
    })
    await tell(work, session, 'remote.asked', actor.id)
    await scheduleEnd(work, session)
    if (device !== undefined) await addJob(work, 'remote:ask', { id: session.id }, { maxAttempts: 1 })
    return getSession({ db: work.tx, actor }, actor, session.id)
  })
}

async function deviceFor(work: Work, number: number, { kind, deviceId }: Draft) {
  if (kind === 'share') {
    if (deviceId !== null) throw invalidField('deviceId', 'invalid', 'A shared screen needs no device')
    return undefined
  }
  if (deviceId === null) throw invalidField('deviceId', 'required', 'Say which device')
  const device = await getHelpedDevice(work, number, deviceId)
  if (!device.kinds.includes(kind)) throw invalidField('kind', 'not_allowed', 'This device does not allow that')
  return device
}

type NewSession = Pick<
  SessionRow,
  | 'ticketId'
  | 'kind'
  | 'deviceId'
  | 'deviceName'
  | 'isUnattended'
  | 'askedBy'
  | 'isRecorded'
  | 'idleMinutes'
  | 'mostMinutes'
  | 'relayUrl'
>

async function insertSession(work: Work, draft: NewSession): Promise<SessionRow> {
  const askedAt = work.now()
  const times = { state: 'asked', askedAt, answeredAt: null, beganAt: null, activeAt: null, seenAt: null }
  const row = await work.tx
    .insertInto('remoteSessions')
    .values({
      id: work.newId(),
      ...draft,
      state: 'asked',
      askedAt,
      dueAt: deadlineOf({ ...draft, ...times })?.at ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
  if (row === undefined) throw new AppError('in_use', 'There is a session already; end that one first')
  return row
}
