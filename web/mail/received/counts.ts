import type { MailCounts, MailOutcome } from '#contract/mail.ts'

/** The outcomes in the order of the sum. */
export const outcomes = [
  'ticket_opened',
  'reply_added',
  'quarantined',
  'ignored',
  'waiting',
] as const satisfies MailOutcome[]

export type OutcomeCounts = Record<MailOutcome | 'received', number>

export type CountsOfInbox = Pick<MailCounts, 'counts'> & { inbox: Pick<MailCounts['inbox'], 'address'> }

/** Of one inbox, or of all together. `received` stays the sum of the others. */
export function countsOf(inboxes: CountsOfInbox[], address: string | null): OutcomeCounts {
  const sum = { received: 0, ticket_opened: 0, reply_added: 0, quarantined: 0, ignored: 0, waiting: 0 }
  for (const { counts } of inboxes.filter(({ inbox }) => address === null || inbox.address === address)) {
    sum.received += counts.received
    sum.ticket_opened += counts.opened
    sum.reply_added += counts.added
    sum.quarantined += counts.quarantined
    sum.ignored += counts.ignored
    sum.waiting += counts.waiting
  }
  return sum
}
