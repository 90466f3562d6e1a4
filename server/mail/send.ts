import { z } from 'zod'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { type Handover, nextTryAt, outcomesFor, type RecipientOutcome, type WaysOut } from '../sending/index.ts'
import { recordEvent } from '../tickets/index.ts'
import { buildMail } from './build-mail.ts'
import { type Claim, claimMail, secretPurposes } from './claim-mail.ts'
import { outgoingContent, queueSending } from './outbox.ts'
import { faultIn, isOpen, overallOf, recipientsOf, setOutcomes } from './recipients.ts'
import type { OutgoingMailRow } from './schema.ts'

const payload = z.object({ id: z.uuid(), place: z.string().optional() })

type Taken = Extract<Claim, { kind: 'taken' }>

/** The job that lets one mail leave, to those who have not got it yet. */
export async function sendMail(ctx: Ctx, ways: Pick<WaysOut, 'send'>, job: unknown): Promise<void> {
  const { id, place } = payload.parse(job)
  const claim = await transact(ctx, (work) => claimMail(work, id, place))
  if (claim.kind === 'settled') return tellTicket(ctx, claim.mail, claim.state)
  if (claim.kind === 'none') return
  const { outcomes } = await tryToSend(ctx, ways, claim)
  const state = await transact(ctx, (work) => settle(work, claim, outcomes))
  // On its own: what became of the mail stands even when its ticket cannot be told.
  if (state !== claim.before) await tellTicket(ctx, claim.mail, state)
}

async function tryToSend(ctx: Ctx, ways: Pick<WaysOut, 'send'>, { mail, addresses }: Taken): Promise<Handover> {
  try {
    const content = outgoingContent.parse(mail.content)
    return await ways.send(ctx, mail.inboxId, () => buildMail(ctx, { ...mail, recipients: addresses }, content))
  } catch (error) {
    // Of our own making, as a file that is not there: for certain nothing has left.
    ctx.services.log.error({ err: error, mailId: mail.id }, 'a mail could not be made')
    const said = error instanceof Error ? error.message : String(error)
    return { outcomes: outcomesFor(addresses, { state: 'delayed', reason: 'other', said: said.slice(0, 500) }) }
  }
}

/** Writes down what became of the mail, and when it is tried again for those who have not got it. */
async function settle(work: Work, { mail }: Taken, outcomes: RecipientOutcome[]): Promise<string> {
  await setOutcomes(work, mail.id, outcomes)
  const next = nextTryAt(mail.attempts, mail.triedSince ?? mail.createdAt, work.now())
  if (next === undefined) await giveUp(work, mail.id)
  const rows = await recipientsOf(work, mail)
  const isDone = !rows.some(isOpen)
  const overall = overallOf(rows)
  const hasLeft = rows.some(({ state }) => state === 'sent' || state === 'kept')
  await work.tx
    .updateTable('outgoingMails')
    .set({
      // As long as anybody waits for it, it is claimed again.
      state: isDone ? overall : 'delayed',
      error: faultIn(rows),
      ...(hasLeft && mail.sentAt === null && { sentAt: work.now() }),
      ...(isDone && secretPurposes.includes(mail.purpose) && { content: null }),
    })
    .where('id', '=', mail.id)
    .execute()
  if (!isDone && next !== undefined) await queueSending(work, mail.id, { runAt: next })
  return overall
}

async function giveUp(work: Work, mailId: string): Promise<void> {
  await work.tx
    .updateTable('outgoingRecipients')
    .set({ state: 'failed', reason: 'gave_up', changedAt: work.now() })
    .where('mailId', '=', mailId)
    .where('state', 'in', ['queued', 'delayed'])
    .where('isHandedOver', '=', false)
    .execute()
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
