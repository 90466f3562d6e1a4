import type { Work } from '../kernel/context.ts'
import { recordEvent } from '../tickets/index.ts'
import { findSent } from './find-sent.ts'
import type { Bounce, RecipientReport } from './reading/index.ts'
import type { OutgoingMailRow } from './schema.ts'

/** What a delivery report was about; a mail of ours need not belong to a ticket, as an invitation. */
export interface ToldBounce {
  ticketId?: string
}

/**
 * Tells the mail that a delivery report speaks of (RFC 3464), for each recipient it names; undefined when it speaks of
 * none of ours.
 */
export async function recordBounce(work: Work, bounce: Bounce, reportedTo: string[]): Promise<ToldBounce | undefined> {
  const id = await findSent(work, bounce, reportedTo)
  if (id === undefined) return undefined
  const sent = await work.tx.selectFrom('outgoingMails').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  for (const report of bounce.reports) await recordReport(work, sent, report)
  return sent.ticketId === null ? {} : { ticketId: sent.ticketId }
}

async function recordReport(work: Work, sent: OutgoingMailRow, report: RecipientReport): Promise<void> {
  const error = [report.status, report.diagnostic ?? report.recipient].filter(Boolean).join(' ').slice(0, 500)
  await work.tx
    .updateTable('outgoingMails')
    .set({ state: report.kind, error })
    .where('id', '=', sent.id)
    .where('state', '<>', 'failed')
    .execute()
  if (report.kind === 'failed') await suppress(work, report.recipient, sent.recipients, error)
  if (sent.ticketId === null) return
  await recordEvent(work, {
    ticketId: sent.ticketId,
    type: 'message.delivery',
    cause: { kind: 'system', job: 'mail:read' },
    changes: [{ field: 'delivery', from: sent.state, to: report.kind }],
    ...(sent.messageId !== null && { messageId: sent.messageId }),
  })
}

/** Who writes from an address can be written to there again. */
export async function clearSuppression(work: Work, address: string): Promise<void> {
  await work.tx.deleteFrom('suppressedAddresses').where('address', '=', address.toLowerCase()).execute()
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
