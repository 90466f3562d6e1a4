import type { MessageRow, Recipients } from '../tickets/index.ts'

/** Whom a message went to, as it was written down with it. */
export function writtenRecipients(
  message: Pick<MessageRow, 'toAddresses' | 'ccAddresses' | 'bccAddresses'>,
): Recipients {
  // Written by this program as mailboxes.
  const mailboxes = (value: unknown) => value as Recipients['to']
  return {
    to: mailboxes(message.toAddresses),
    cc: mailboxes(message.ccAddresses),
    bcc: mailboxes(message.bccAddresses),
  }
}
