import { z } from 'zod'
import type { DeviceRequest, RequestResult } from '#contract/device.ts'
import type { Ctx } from '../kernel/context.ts'
import { AppError } from '../kernel/errors.ts'

/** What a device may ask of the desk, by kind. `body` is parsed by the handler; it comes from whoever holds the machine. */
export type DeviceRequestHandlers = Record<string, (ctx: Ctx, deviceId: string, body: unknown) => Promise<unknown>>

/** Never throws: the device is told what went wrong, and no more than it needs. */
export async function answerRequest(
  ctx: Ctx,
  handlers: DeviceRequestHandlers,
  deviceId: string,
  { kind, body }: DeviceRequest,
): Promise<RequestResult> {
  const handle = Object.hasOwn(handlers, kind) ? handlers[kind] : undefined
  if (handle === undefined) return { ok: false, fault: 'unknown', detail: kind }
  try {
    return { ok: true, body: (await handle(ctx, deviceId, body)) ?? null }
  } catch (error) {
    if (error instanceof z.ZodError) return { ok: false, fault: 'invalid', detail: 'The body is not as agreed' }
    if (error instanceof AppError) return { ok: false, fault: 'refused', detail: error.message.slice(0, 500) }
    ctx.services.log.error({ err: error, kind, deviceId }, 'a request of a device failed')
    return { ok: false, fault: 'failed', detail: '' }
  }
}
