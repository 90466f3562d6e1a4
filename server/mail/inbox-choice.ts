import { defaultInbox, findInboxByAddress } from '../inboxes/index.ts'
import type { Tx } from '../kernel/context.ts'
import { AppError } from '../kernel/errors.ts'
import type { MailGlimpse } from './fingerprint.ts'
import type { IncomingMail } from './store.ts'

const recipientHeaders = ['delivered-to', 'x-original-to', 'envelope-to', 'to', 'cc']

/** The inboxes a mail is for: as the mailbox or the deliverer says, else by envelope, else by headers, else the default one. */
export async function inboxesFor(
  tx: Tx,
  mail: Pick<IncomingMail, 'inbox' | 'inboxId' | 'envelopeTo'>,
  glimpse: MailGlimpse,
): Promise<string[]> {
  if (mail.inboxId !== undefined) return [mail.inboxId]
  if (mail.inbox !== undefined) {
    const named = await findInboxByAddress(tx, mail.inbox)
    if (named === undefined) throw new AppError('not_found', `There is no inbox ${mail.inbox}`)
    return [named.id]
  }
  const byEnvelope = await inboxesAt(tx, mail.envelopeTo)
  if (byEnvelope.length > 0) return byEnvelope
  const byHeaders = await inboxesAt(
    tx,
    recipientHeaders.flatMap((name) => addressesIn(glimpse.headers.get(name) ?? [])),
  )
  const [first] = byHeaders
  if (first !== undefined) return [first]
  const fallback = await defaultInbox(tx)
  if (fallback === undefined)
    throw new AppError('unavailable', 'There is no inbox yet; try again when the desk is set up')
  return [fallback.id]
}

async function inboxesAt(tx: Tx, addresses: string[]): Promise<string[]> {
  const ids = new Set<string>()
  for (const address of addresses.slice(0, 100)) {
    const inbox = await findInboxByAddress(tx, address.toLowerCase())
    if (inbox !== undefined) ids.add(inbox.id)
  }
  return [...ids]
}

/** Good enough to find an own address; the real reading comes later. Split first: one expression for it all is slow. */
function addressesIn(values: string[]): string[] {
  const words = values.flatMap((value) => value.slice(0, 10_000).split(/[\s<>,;:"()]+/))
  return words.filter((word) => word.includes('@'))
}
