import type { Work } from '../kernel/context.ts'
import { reasonOf } from '../sending/index.ts'
import { recordEvent } from '../tickets/index.ts'
import { findSent } from './find-sent.ts'
import type { Bounce, RecipientReport } from './reading/index.ts'
import { faultIn, isOpen, lockOutgoing, overallOf, type RecipientRow, recipientsOf, setOutcomes } from './recipients.ts'
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
  const sent = id === undefined ? undefined : await lockOutgoing(work, id)
  if (sent === undefined) return undefined
  for (const report of bounce.reports) await recordReport(work, sent, report)
  return sent.ticketId === null ? {} : { ticketId: sent.ticketId }
}

async function recordReport(work: Work, sent: OutgoingMailRow, report: RecipientReport): Promise<void> {
  const said = [report.status, report.diagnostic ?? report.recipient].filter(Boolean).join(' ').slice(0, 500)
  const before = await recipientsOf(work, sent)
  // A report may only speak of an address that the mail really went to.
  const about = recipientIn(before, report)
  if (about !== undefined) await tellRecipient(work, about, report, said)
  const rows = await recipientsOf(work, sent)
  await work.tx
    .updateTable('outgoingMails')
    .set({ state: stateAfter(sent, rows), error: faultIn(rows) ?? said })
    .where('id', '=', sent.id)
    .execute()
  if (sent.ticketId === null) return
  await recordEvent(work, {
    ticketId: sent.ticketId,
    type: 'message.delivery',
    cause: { kind: 'system', job: 'mail:read' },
    changes: [{ field: 'delivery', from: overallOf(before), to: report.kind }],
    ...(sent.messageId !== null && { messageId: sent.messageId }),
  })
}

function recipientIn(rows: RecipientRow[], { recipient }: RecipientReport): RecipientRow | undefined {
  const address = recipient?.toLowerCase()
  if (address === undefined) return rows.length === 1 ? rows[0] : undefined
  return rows.find((row) => row.address.toLowerCase() === address)
}

async function tellRecipient(
  work: Work,
  { mailId, address, state }: RecipientRow,
  report: RecipientReport,
  said: string,
) {
  if (report.kind === 'failed') await suppress(work, address, said)
  // A warning that arrives after the final word changes nothing.
  if (report.kind === 'delayed' && state === 'failed') return
  const code = Number(report.status?.[0] ?? (report.kind === 'failed' ? 5 : 4)) * 100 + 50
  await setOutcomes(work, mailId, [{ address, state: report.kind, reason: reasonOf(code, said), said }])
}

/** The outbox goes on with a mail that still waits for others; one that has left only changes its word. */
function stateAfter(sent: OutgoingMailRow, rows: RecipientRow[]): string {
  return rows.some(isOpen) ? sent.state : overallOf(rows)
}

async function suppress(work: Work, address: string, reason: string): Promise<void> {
  await work.tx
    .insertInto('suppressedAddresses')
    .values({ address: address.toLowerCase(), reason, createdAt: work.now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
