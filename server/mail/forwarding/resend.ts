import type { forwarding } from '#contract/forwarding.ts'
import type { Input } from '#contract/operation.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import { type Ctx, transact, type Work } from '../../kernel/context.ts'
import { AppError } from '../../kernel/errors.ts'
import { lockTicket, type MessageRow, type Recipients, recordEvent, refuseOwn } from '../../tickets/index.ts'
import { writtenRecipients } from '../message-recipients.ts'
import { mailSideAgain } from '../side-conversations/mail-side.ts'
import { mailReplyAgain } from '../write-mails.ts'
import { mailForwardAgain } from './mail-forward.ts'
import { mailboxes } from './mailboxes.ts'
import { getMessageOf } from './message.ts'

type Wanted = Input<typeof forwarding.resend>['body']

/** Sends a message that was sent once more. The history tells who got it. */
export async function resendMessage(
  ctx: Ctx,
  actor: PersonActor,
  request: { number: number; messageId: string; wanted: Wanted },
): Promise<string> {
  return transact(ctx, async (work) => {
    const ticket = await lockTicket(work, request.number)
    const message = await getMessageOf(work, ticket, request.messageId)
    if (message.direction !== 'out' || message.kind === 'call') {
      throw new AppError('invalid', 'Only a message that the desk sent can be sent again')
    }
    const recipients = recipientsFor(message, request.wanted)
    await refuseOwn(work, recipients)
    await mailAgainFor(message)(work, ticket, message, recipients)
    await keepStrangers(work, message, recipients)
    await recordEvent(work, {
      ticketId: ticket.id,
      type: 'message.resent',
      cause: { kind: 'person', personId: actor.id },
      changes: [{ field: 'recipients', from: null, to: addressesOf(recipients) }],
    })
    return message.id
  })
}

function mailAgainFor({ kind, sideConversationId }: MessageRow) {
  if (sideConversationId !== null) return mailSideAgain
  return kind === 'note' ? mailForwardAgain : mailReplyAgain
}

function recipientsFor(message: MessageRow, { to, cc, bcc }: Wanted): Recipients {
  if (to === undefined) return writtenRecipients(message)
  return { to: mailboxes(to), cc: mailboxes(cc), bcc: mailboxes(bcc) }
}

/** Those whom the first recipients know nothing of: if they answer, that stays between them and the desk. */
async function keepStrangers(work: Work, message: MessageRow, recipients: Recipients): Promise<void> {
  const before = writtenRecipients(message)
  const known = new Set(addressesOf(before))
  const fresh = [...recipients.to, ...recipients.cc, ...recipients.bcc].filter(({ address }) => !known.has(address))
  if (fresh.length === 0) return
  await work.tx
    .updateTable('messages')
    .set({ bccAddresses: JSON.stringify([...before.bcc, ...fresh]) })
    .where('id', '=', message.id)
    .execute()
}

function addressesOf({ to, cc, bcc }: Recipients): string[] {
  return [...to, ...cc, ...bcc].map(({ address }) => address)
}
