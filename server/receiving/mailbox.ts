import type { FetchMessageObject, ImapFlow, SearchObject } from 'imapflow'
import { MailServerError } from '../mail-accounts/index.ts'
import type { Glimpse } from './cursor.ts'

/** A mail in a mailbox, with what a log shows of it. */
export interface MailboxMail extends Glimpse {
  subject: string
  from: string
}

const glimpsesAtOnce = 200
const arrivalsAtOnce = 5000

/** Runs with a folder open, and with nothing in between: a connection has one open folder at a time. */
export async function inFolder<T>(
  client: ImapFlow,
  folder: string,
  options: { readOnly: boolean },
  run: () => Promise<T>,
): Promise<T> {
  const lock = await client.getMailboxLock(folder, options).catch((error: unknown) => {
    throw isRefusal(error) ? new MailServerError('folder', `${folder}: ${textOf(error)}`, { cause: error }) : error
  })
  try {
    return await run()
  } finally {
    lock.release()
  }
}

/** The UIDs that a search finds, ascending. */
export async function findUids(client: ImapFlow, query: SearchObject): Promise<number[]> {
  const found = await client.search(query, { uid: true })
  if (!Array.isArray(found)) throw new MailServerError('server', 'The server did not answer a search')
  return found.toSorted((one, other) => one - other)
}

export async function glimpseMails(client: ImapFlow, uids: number[]): Promise<MailboxMail[]> {
  const mails: MailboxMail[] = []
  for (let start = 0; start < uids.length; start += glimpsesAtOnce) {
    mails.push(...(await glimpseSome(client, uids.slice(start, start + glimpsesAtOnce))))
  }
  return mails.sort((one, other) => one.uid - other.uid)
}

/** When mails reached the mailbox; little enough to ask it of all there are. */
export async function arrivalsOf(client: ImapFlow, uids: number[]): Promise<Pick<Glimpse, 'uid' | 'arrivedAt'>[]> {
  const arrivals: Pick<Glimpse, 'uid' | 'arrivedAt'>[] = []
  for (let start = 0; start < uids.length; start += arrivalsAtOnce) {
    const range = uids.slice(start, start + arrivalsAtOnce).join(',')
    const mails = await client.fetchAll(range, { uid: true, internalDate: true }, { uid: true })
    arrivals.push(...mails.map((mail) => ({ uid: mail.uid, arrivedAt: arrivalOf(mail) })))
  }
  return arrivals
}

/** Some servers refuse them all because of one that is broken; that one is told by its UID alone. */
async function glimpseSome(client: ImapFlow, uids: number[]): Promise<MailboxMail[]> {
  const query = { uid: true, size: true, internalDate: true, envelope: true }
  try {
    return (await client.fetchAll(uids.join(','), query, { uid: true })).map(glimpseOf)
  } catch (error) {
    const [uid] = uids
    if (!isRefusal(error) || uid === undefined) throw error
    if (uids.length === 1) return [{ uid, size: 0, arrivedAt: new Date(), messageId: undefined, subject: '', from: '' }]
    const middle = Math.ceil(uids.length / 2)
    return [...(await glimpseSome(client, uids.slice(0, middle))), ...(await glimpseSome(client, uids.slice(middle)))]
  }
}

/** Small mails whole, in one round trip. One that the server left out is missing. */
export async function fetchSources(client: ImapFlow, uids: number[]): Promise<Map<number, Buffer>> {
  const mails = await client.fetchAll(uids.join(','), { uid: true, source: true }, { uid: true })
  return new Map(mails.flatMap(({ uid, source }) => (source === undefined ? [] : [[uid, source]])))
}

/** Whether the server said no, rather than that it could not be heard. */
export function isRefusal(error: unknown): boolean {
  const { responseStatus } = error as { responseStatus?: unknown }
  return responseStatus === 'NO' || responseStatus === 'BAD'
}

function textOf(error: unknown): string {
  const { responseText, message } = error as { responseText?: string; message?: string }
  return responseText ?? message ?? String(error)
}

/** What has no readable date is taken for new rather than left. */
function arrivalOf({ internalDate }: FetchMessageObject): Date {
  const date = new Date(internalDate ?? Number.NaN)
  return Number.isNaN(date.getTime()) ? new Date() : date
}

function glimpseOf(mail: FetchMessageObject): MailboxMail {
  const { uid, size, envelope } = mail
  return {
    uid,
    size: size ?? 0,
    arrivedAt: arrivalOf(mail),
    messageId: envelope?.messageId?.replace(/^<|>$/g, ''),
    subject: envelope?.subject ?? '',
    from: envelope?.from?.[0]?.address ?? '',
  }
}
