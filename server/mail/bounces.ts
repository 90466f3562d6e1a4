import type { Work } from '../kernel/context.ts'
import { recordEvent } from '../tickets/index.ts'
import type { Bounce } from './reading/index.ts'

/**
 * Tells the message that a delivery report speaks of (RFC 3464). Answers the ticket's id, or undefined when the
 * report names no mail of ours.
 */
export async function recordBounce(work: Work, bounce: Bounce): Promise<string | undefined> {
  if (bounce.originalMessageId === undefined) return undefined
  const sent = await work.tx
    .selectFrom('outgoingMails')
    .select(['id', 'ticketId', 'messageId', 'state', 'recipients'])
    .where('headerMessageId', '=', bounce.originalMessageId)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  if (sent?.ticketId == null) return undefined
  const error = [bounce.status, bounce.diagnostic ?? bounce.recipient].filter(Boolean).join(' ').slice(0, 500)
  await work.tx
    .updateTable('outgoingMails')
    .set({ state: bounce.kind, error })
    .where('id', '=', sent.id)
    .where('state', '<>', 'failed')
    .execute()
  if (bounce.kind === 'failed') await suppress(work, bounce.recipient, sent.recipients, error)
  await recordEvent(work, {
    ticketId: sent.ticketId,
    type: 'message.delivery',
    cause: { kind: 'system', job: 'mail:read' },
    changes: [{ field: 'delivery', from: sent.state, to: bounce.kind }],
    ...(sent.messageId !== null && { messageId: sent.messageId }),
  })
  return sent.ticketId
}

/** A report may only stop mail to an address that the mail it speaks of really went to. */
async function suppress(
  work: Work,
  recipient: string | undefined,
  recipients: string[],
  reason: string,
): Promise<void> {
  const address = recipient?.toLowerCase() ?? (recipients.length === 1 ? recipients[0] : undefined)
  if (address === undefined || !recipients.includes(address)) return
  await work.tx
    .insertInto('suppressedAddresses')
    .values({ address, reason, createdAt: work.now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
