import { z } from 'zod'
import { type Ctx, transact } from '../kernel/context.ts'
import { recordEvent } from '../tickets/index.ts'
import { buildMail } from './build-mail.ts'
import { outgoingContent } from './outbox.ts'
import type { OutgoingMailRow } from './schema.ts'
import type { Transport } from './transport.ts'

const payload = z.object({ id: z.uuid() })
/** Their links are as good as passwords: nothing of them is kept. */
const secretPurposes = ['sign_in', 'reset', 'invitation']

/** The job that lets one mail leave. Claimed before it is sent: after a crash it is unknown, never sent twice. */
export async function sendMail(ctx: Ctx, transport: Transport, job: unknown, isLastTry: boolean): Promise<void> {
  const { id } = payload.parse(job)
  const mail = await claim(ctx, id)
  if (mail?.content == null) return
  const kept = await tryToSend(ctx, transport, mail, isLastTry)
  // Only once it has left for certain, and outside of what takes a failure for a mail that may leave again.
  if (kept !== undefined) await settle(ctx, mail, kept ? 'kept' : 'sent', null)
}

/** Whether it was kept in a file; undefined when it was refused for good. */
async function tryToSend(
  ctx: Ctx,
  transport: Transport,
  mail: OutgoingMailRow,
  isLastTry: boolean,
): Promise<boolean | undefined> {
  try {
    return await transport.send(await buildMail(ctx, mail, outgoingContent.parse(mail.content)))
  } catch (error) {
    const refused = isPermanent(error)
    await settle(ctx, mail, refused || isLastTry ? 'failed' : 'delayed', describe(error))
    if (!refused) throw error
    return undefined
  }
}

/** Undefined when it has left already, or when an earlier try ended without a word. */
async function claim(ctx: Ctx, id: string): Promise<OutgoingMailRow | undefined> {
  const claimed = await ctx.db
    .updateTable('outgoingMails')
    .set((eb) => ({ state: 'sending', attempts: eb('attempts', '+', 1) }))
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'delayed'])
    .returningAll()
    .executeTakeFirst()
  if (claimed !== undefined) return claimed
  const lost = await ctx.db
    .updateTable('outgoingMails')
    .set({ state: 'unknown', error: 'Mesa was stopped while this mail was being sent' })
    .where('id', '=', id)
    .where('state', '=', 'sending')
    .returningAll()
    .executeTakeFirst()
  if (lost !== undefined) await tellTicket(ctx, lost, 'unknown')
  return undefined
}

async function settle(
  ctx: Ctx,
  mail: OutgoingMailRow,
  state: 'sent' | 'kept' | 'delayed' | 'failed',
  error: string | null,
) {
  const hasLeft = state === 'sent' || state === 'kept'
  await ctx.db
    .updateTable('outgoingMails')
    .set({
      state,
      error,
      ...(hasLeft && { sentAt: ctx.now() }),
      ...((hasLeft || state === 'failed') && secretPurposes.includes(mail.purpose) && { content: null }),
    })
    .where('id', '=', mail.id)
    .execute()
  if (state !== 'delayed' || mail.attempts === 1) await tellTicket(ctx, mail, state)
}

/** An agent sees at once what became of her reply. */
async function tellTicket(ctx: Ctx, mail: OutgoingMailRow, state: string): Promise<void> {
  const { ticketId, messageId } = mail
  if (ticketId === null || messageId === null) return
  await transact(ctx, (work) =>
    recordEvent(work, {
      ticketId,
      messageId,
      type: 'message.delivery',
      cause: { kind: 'system', job: 'mail:send' },
      changes: [{ field: 'delivery', from: mail.state === 'sending' ? 'queued' : mail.state, to: state }],
    }),
  )
}

/** RFC 5321: 5yz will not change by trying again. */
function isPermanent(error: unknown): boolean {
  const code = (error as { responseCode?: unknown }).responseCode
  return typeof code === 'number' && code >= 500 && code < 600
}

function describe(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 500)
}
