import { sql } from 'kysely'
import { z } from 'zod'
import { longestFrameBytes, type RequestResult, requestFault } from '#contract/device.ts'
import type { Ctx } from '../kernel/context.ts'
import { AppError } from '../kernel/errors.ts'
import { deviceChannel, isOnline } from './lines.ts'

type Asking = Pick<Ctx, 'db' | 'now' | 'newId' | 'services'>

export interface Question<Shape extends z.ZodType> {
  /** As the handler on the device is registered: `remote.open`. */
  kind: string
  body: unknown
  /** What is expected back; a device that says something else has failed. */
  answer: Shape
  /** A minute at most, and ten seconds when not said. */
  withinMs?: number
}

const usualMs = 10_000
const longestMs = 90_000

const result = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), body: z.unknown() }),
  z.object({ ok: z.literal(false), fault: requestFault, detail: z.string() }),
])

/**
 * Asks a device, whichever node holds its line, and answers what it said. Not inside a transaction: nobody would hear
 * of the question before that ends. Refuses with `device_offline`, `device_refused` and `device_failed`. Permissions
 * are the caller's business.
 */
export async function askDevice<Shape extends z.ZodType>(
  ctx: Asking,
  deviceId: string,
  question: Question<Shape>,
): Promise<z.output<Shape>> {
  if (!(await hasLine(ctx, deviceId))) throw new AppError('device_offline', 'The device is not connected')
  const body = JSON.stringify(question.body ?? null)
  if (body.length > longestFrameBytes / 2) throw new AppError('too_large', 'This is too much for one question')
  const said = await carry(ctx, { deviceId, kind: question.kind, body, ms: question.withinMs ?? usualMs })
  if (said === undefined) throw new AppError('device_failed', 'The device did not answer in time')
  if (!said.ok) throw refusal(said)
  const parsed = question.answer.safeParse(said.body)
  if (!parsed.success) throw new AppError('device_failed', 'The device gave an answer that makes no sense')
  return parsed.data
}

async function hasLine(ctx: Asking, deviceId: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('deviceLines as l')
    .select('l.deviceId')
    .where('l.deviceId', '=', deviceId)
    .where(isOnline(ctx.now()))
    .executeTakeFirst()
  return row !== undefined
}

interface Carried {
  deviceId: string
  kind: string
  body: string
  ms: number
}

/** The question as a row, the answer in the same row; the bells only say when to look. */
async function carry(ctx: Asking, { deviceId, kind, body, ms }: Carried): Promise<RequestResult | undefined> {
  const bell = ctx.services.deviceBell
  await bell.listen()
  const id = ctx.newId()
  const waitMs = Math.min(ms, longestMs)
  const answered = Promise.withResolvers<void>()
  const stopHearing = bell.onRing((said) => {
    // An empty ring comes after a reconnection: the answer may have been missed.
    if (said === `answer ${id}` || said === '') answered.resolve()
  })
  const timer = setTimeout(() => answered.resolve(), waitMs)
  try {
    await sql`
      with asked as (
        insert into device_requests (id, device_id, kind, body, expires_at)
        values (${id}, ${deviceId}, ${kind}, ${body}::jsonb, ${new Date(ctx.now().getTime() + waitMs)})
        returning id
      )
      select pg_notify(${deviceChannel}, 'ask ' || id || ' ' || ${deviceId}::text) from asked`.execute(ctx.db)
    await answered.promise
    const row = await ctx.db.deleteFrom('deviceRequests').where('id', '=', id).returning('answer').executeTakeFirst()
    return result.safeParse(row?.answer).data
  } finally {
    clearTimeout(timer)
    stopHearing()
  }
}

function refusal({ fault, detail }: Extract<RequestResult, { ok: false }>): AppError {
  if (fault === 'refused') return new AppError('device_refused', detail || 'The device does not allow this')
  return new AppError('device_failed', detail || 'The device could not do it')
}

/** For the hourly tidying: questions whose asker died. */
export async function forgetQuestions(ctx: Pick<Ctx, 'db' | 'now'>): Promise<void> {
  await ctx.db.deleteFrom('deviceRequests').where('expiresAt', '<', ctx.now()).execute()
}
