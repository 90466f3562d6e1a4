import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { AppError, found } from '../kernel/errors.ts'
import { queueSending } from './outbox.ts'
import { lockOutgoing, type RecipientRow, recipientsOf } from './recipients.ts'
import { liftSuppression } from './suppressed.ts'

/**
 * Puts a mail into the outbox again for those who did not get it, or for one of them. Whoever asks knows better than
 * an earlier bounce: the address is no longer suppressed.
 */
export async function sendAgain(ctx: Ctx, mailId: string, address?: string): Promise<void> {
  await transact(ctx, async (work) => {
    const mail = found(await lockOutgoing(work, mailId), 'Mail')
    const rows = await recipientsOf(work, mail)
    const wanted = address === undefined ? rows : [found(findIn(rows, address), 'Recipient')]
    const again = wanted.filter(maySendAgain)
    if (mail.content === null || mail.state === 'sending' || again.length === 0) {
      throw new AppError('already_done', 'This mail has left, or is about to leave')
    }
    for (const row of again) await queueRecipient(work, row)
    await work.tx
      .updateTable('outgoingMails')
      .set({ state: 'queued', attempts: 0, error: null, triedSince: work.now() })
      .where('id', '=', mailId)
      .execute()
    await queueSending(work, mailId)
  })
}

/** Who has got it gets it no second time; who waits for it anyway may have it tried at once. */
function maySendAgain({ state }: RecipientRow): boolean {
  return state === 'failed' || state === 'unknown' || state === 'delayed'
}

async function queueRecipient(work: Work, { mailId, address }: RecipientRow): Promise<void> {
  await liftSuppression(work, address)
  await work.tx
    .updateTable('outgoingRecipients')
    .set({ state: 'queued', reason: null, said: null, isHandedOver: false, changedAt: work.now() })
    .where('mailId', '=', mailId)
    .where('address', '=', address)
    .execute()
}

function findIn(rows: RecipientRow[], address: string): RecipientRow | undefined {
  return rows.find((row) => row.address.toLowerCase() === address)
}
