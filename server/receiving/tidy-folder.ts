import type { ImapFlow } from 'imapflow'
import type { Ctx } from '../kernel/context.ts'
import { MailServerError } from '../mail-accounts/index.ts'
import type { Cursor } from './cursor.ts'
import { markTidied, type Place } from './cursors.ts'
import type { ReceivingRow } from './schema.ts'

/**
 * Tells the mailbox that mails are stored, as the administrator wishes. What was not told yet is remembered with the
 * cursor, so that nothing is left out by a crash; telling twice does no harm.
 */
export async function tidyFolder(
  ctx: Ctx,
  client: ImapFlow,
  place: Place,
  cursor: Cursor,
  { afterStoring, moveTo }: ReceivingRow,
): Promise<void> {
  if (cursor.lastUid <= cursor.tidiedUid) return
  const range = `${cursor.tidiedUid + 1}:${cursor.lastUid}`
  // None of them may be there any more, which servers answer differently.
  const stored = await client.search({ uid: range }, { uid: true })
  const isDone = !Array.isArray(stored) || stored.length === 0 || (await tell(client, stored, afterStoring, moveTo))
  if (!isDone) throw new MailServerError('folder', refusalOf(afterStoring, moveTo, place))
  await markTidied(ctx, place, cursor)
}

async function tell(client: ImapFlow, uids: number[], afterStoring: string, moveTo: string | null): Promise<boolean> {
  const range = uids.join(',')
  if (afterStoring === 'seen') return client.messageFlagsAdd(range, ['\\Seen'], { uid: true })
  if (afterStoring === 'flag') return client.messageFlagsAdd(range, ['\\Flagged'], { uid: true })
  if (afterStoring === 'move' && moveTo !== null) return Boolean(await client.messageMove(range, moveTo, { uid: true }))
  return true
}

function refusalOf(afterStoring: string, moveTo: string | null, { folder }: Place): string {
  if (afterStoring === 'move') return `Stored mails could not be moved from ${folder} to ${moveTo}`
  return `Stored mails could not be marked in ${folder}`
}
