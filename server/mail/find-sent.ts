import { sql } from 'kysely'
import type { Work } from '../kernel/context.ts'
import { type Bounce, readReplyAddress } from './reading/index.ts'
import { sideNumberIn } from './side-conversations/address.ts'

/**
 * The mail of ours that a delivery report speaks of: by the Message-ID it names; else, as some servers return nothing
 * of the mail, the newest one of the ticket whose signed address the report came to, that went to whom it speaks of.
 */
export async function findSent(work: Work, bounce: Bounce, reportedTo: string[]): Promise<string | undefined> {
  return (
    (await findByMessageId(work, bounce)) ??
    (await findBySignedAddress(work, bounce, reportedTo)) ??
    (await findInSideConversation(work, bounce, reportedTo))
  )
}

async function findByMessageId(work: Work, { originalMessageId }: Bounce): Promise<string | undefined> {
  if (originalMessageId === undefined) return undefined
  const sent = await work.tx
    .selectFrom('outgoingMails')
    .select('id')
    .where('headerMessageId', '=', originalMessageId)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return sent?.id
}

async function findBySignedAddress(work: Work, { reports }: Bounce, reportedTo: string[]): Promise<string | undefined> {
  const key = work.services.key('reply-address')
  const number = reportedTo.map((address) => readReplyAddress(address, key)?.ticket).find((one) => one !== undefined)
  if (number === undefined) return undefined
  const sent = await work.tx
    .selectFrom('outgoingMails as o')
    .innerJoin('tickets as t', 't.id', 'o.ticketId')
    .select('o.id')
    .where('t.number', '=', number)
    .where(wentTo(reports))
    .orderBy('o.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return sent?.id
}

/** The same for the address that belongs to a side conversation. */
async function findInSideConversation(
  work: Work,
  { reports }: Bounce,
  reportedTo: string[],
): Promise<string | undefined> {
  const number = sideNumberIn(work.services, reportedTo)
  if (number === undefined) return undefined
  const sent = await work.tx
    .selectFrom('outgoingMails as o')
    .innerJoin('messages as m', 'm.id', 'o.messageId')
    .innerJoin('sideConversations as s', 's.id', 'm.sideConversationId')
    .select('o.id')
    .where('s.number', '=', number)
    .where(wentTo(reports))
    .orderBy('o.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return sent?.id
}

/** Whether mail `o` went to somebody whom a report speaks of; a report that names nobody may speak of any. */
function wentTo(reports: Bounce['reports']) {
  const recipients = reports.flatMap(({ recipient }) => recipient ?? [])
  return recipients.length === 0 ? sql<boolean>`true` : sql<boolean>`o.recipients && ${recipients}::text[]`
}
