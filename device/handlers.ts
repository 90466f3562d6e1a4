import { z } from 'zod'
import type { DeviceAllowance, DeviceRequest, RequestResult } from '../contract/device.ts'
import type { Policy } from './policy.ts'
import { NotAllowed } from './refusal.ts'

/** Asks the desk something; rejects when it refuses, or when the line breaks. */
export type AskDesk = (kind: string, body: unknown) => Promise<unknown>

/** What a handler has at hand. */
export interface DeviceCtx {
  folder: string
  /** As the file says at this moment. */
  policy: Policy
  server: string
  ask: AskDesk
}

export interface Handler {
  /** Without it in the policy's `allow` the desk is refused, and the handler never hears of it. */
  needs: DeviceAllowance
  /** `body` comes over the line: parsed by the handler. */
  answer: (ctx: DeviceCtx, body: unknown) => Promise<unknown>
}

/** By kind: `actions.run`, `remote.open`. */
export type Handlers = Readonly<Record<string, Handler>>

/** Never throws: what went wrong is the answer. */
export async function answerDesk(
  handlers: Handlers,
  readCtx: () => Promise<DeviceCtx>,
  { kind, body }: Pick<DeviceRequest, 'kind' | 'body'>,
): Promise<RequestResult> {
  const handler = Object.hasOwn(handlers, kind) ? handlers[kind] : undefined
  if (handler === undefined) return { ok: false, fault: 'unknown', detail: kind }
  try {
    const ctx = await readCtx()
    if (!ctx.policy.allow.includes(handler.needs))
      return { ok: false, fault: 'refused', detail: `The policy of this device does not allow ${handler.needs}` }
    return { ok: true, body: (await handler.answer(ctx, body)) ?? null }
  } catch (error) {
    return faultOf(error)
  }
}

function faultOf(error: unknown): RequestResult {
  if (error instanceof z.ZodError) return { ok: false, fault: 'invalid', detail: 'The body is not as agreed' }
  const detail = error instanceof Error ? error.message.slice(0, 500) : ''
  return { ok: false, fault: error instanceof NotAllowed ? 'refused' : 'failed', detail }
}
