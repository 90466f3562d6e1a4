import { z } from 'zod'
import { type RemoteConsent, type RemoteQuestion, remoteConsent } from '#contract/remote-device.ts'
import type { RemoteReason } from '#contract/remote-session.ts'
import { askDevice } from '../devices/index.ts'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { AppError } from '../kernel/errors.ts'
import { grant } from './answer.ts'
import { endSession } from './end.ts'
import { makePass } from './passes.ts'
import { lockSession } from './queries.ts'
import type { SessionRow } from './schema.ts'
import { consentMs, overBecause } from './terms.ts'

const payload = z.object({ id: z.uuid() })
/** The device itself counts the minute; its word needs a moment to arrive. */
const onTheWayMs = 5000

/** Asks the person at the machine; a yes lets the machine connect to the relay. */
export async function askTheDevice(ctx: Ctx, given: unknown): Promise<void> {
  const { id } = payload.parse(given)
  const asked = await findAsked(ctx, id)
  if (asked === undefined) return
  const answer = await consentOf(ctx, asked)
  const pass = await transact(ctx, (work) => settle(work, id, answer))
  if (pass === undefined) return
  try {
    const opening = { session: id, ...pass }
    await askDevice(ctx, asked.deviceId, { kind: `remote.open${nameOf(asked.kind)}`, body: opening, answer: z.null() })
  } catch (error) {
    await transact(ctx, async (work) => endSession(work, await lockSession(work, id, undefined), reasonOf(error)))
  }
}

interface Asked {
  deviceId: string
  kind: string
  question: RemoteQuestion
}

async function findAsked(ctx: Ctx, id: string): Promise<Asked | undefined> {
  const row = await ctx.db
    .selectFrom('remoteSessions as s')
    .innerJoin('people as a', 'a.id', 's.askedBy')
    .innerJoin('tickets as t', 't.id', 's.ticketId')
    .innerJoin('people as r', 'r.id', 't.requesterId')
    .selectAll('s')
    .select(['a.name as agent', 'r.language'])
    .where('s.id', '=', id)
    .executeTakeFirst()
  if (row === undefined || row.state !== 'asked' || row.deviceId === null) return undefined
  const left = row.askedAt.getTime() + consentMs - ctx.now().getTime()
  if (left <= 0) return undefined
  const question: RemoteQuestion = {
    session: id,
    agent: row.agent,
    language: row.language === 'en' ? 'en' : 'es',
    isRecorded: row.isRecorded,
    isUnattended: row.isUnattended,
    seconds: Math.ceil(left / 1000),
  }
  return { deviceId: row.deviceId, kind: row.kind, question }
}

type Answer = RemoteConsent | { outcome: 'refused'; reason: RemoteReason }

async function consentOf(ctx: Ctx, { deviceId, kind, question }: Asked): Promise<Answer> {
  try {
    return await askDevice(ctx, deviceId, {
      kind: `remote.ask${nameOf(kind)}`,
      body: question,
      answer: remoteConsent,
      withinMs: question.seconds * 1000 + onTheWayMs,
    })
  } catch (error) {
    return { outcome: 'refused', reason: reasonOf(error) }
  }
}

/** Writes down what was answered, unless it came too late. The pass is the machine's. */
async function settle(work: Work, id: string, answer: Answer) {
  const session = await lockSession(work, id, undefined)
  if (session.state !== 'asked') return undefined
  const outcome = overBecause(session, work.now()) ?? answer.outcome
  if (outcome === 'granted' && 'by' in answer) return open(work, session, answer.by)
  await endSession(work, session, refusalOf(answer))
  return undefined
}

async function open(work: Work, session: SessionRow, by: string | null) {
  // Nobody was asked there: only where the desk has marked the device as well.
  if (by === null && !session.isUnattended) {
    await endSession(work, session, 'nobody')
    return undefined
  }
  await grant(work, session, by)
  return makePass(work, session, 'user')
}

function refusalOf(answer: Answer): RemoteReason | 'timed_out' {
  if (answer.outcome === 'refused') return answer.reason
  return answer.outcome === 'granted' ? 'timed_out' : answer.outcome
}

function reasonOf(error: unknown): RemoteReason {
  if (!(error instanceof AppError)) throw error
  if (error.code === 'device_offline') return 'offline'
  return error.code === 'device_refused' ? 'policy' : 'unsupported'
}

/** `terminal` as `Terminal`. */
function nameOf(kind: string): string {
  return kind.charAt(0).toUpperCase() + kind.slice(1)
}
