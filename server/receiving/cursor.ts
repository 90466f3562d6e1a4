import type { SearchObject } from 'imapflow'
import type { CursorRow } from './schema.ts'

/** What a folder tells of a mail before it is fetched. */
export interface Glimpse {
  uid: number
  size: number
  /** When it reached the mailbox (RFC 9051, INTERNALDATE). */
  arrivedAt: Date
  /** Without angle brackets. */
  messageId: string | undefined
}

export type Cursor = Pick<CursorRow, 'uidValidity' | 'lastUid' | 'doubtfulUntilUid' | 'tidiedUid' | 'followsSince'>

const dayMs = 86_400_000
/** Servers search by day, in a time zone of their own. */
const searchMarginMs = 2 * dayMs
/** Larger ones are streamed, each by itself. */
export const smallMailBytes = 1024 * 1024
const maxBatchBytes = 4 * 1024 * 1024
const maxBatchMails = 25

/**
 * The cursor in a folder that was just opened. Where the UIDs have lost their meaning, every mail in the folder is in
 * doubt: it may have been stored under another UID, or have arrived meanwhile.
 */
export function cursorIn(folder: { uidValidity: bigint; uidNext: number }, cursor: Cursor): Cursor {
  const uidValidity = Number(folder.uidValidity)
  if (cursor.uidValidity === uidValidity) return cursor
  const newest = Math.max(0, folder.uidNext - 1)
  return { ...cursor, uidValidity, lastUid: 0, doubtfulUntilUid: newest, tidiedUid: newest }
}

/**
 * Finds all that may be new. Where mails are in doubt, only those: one that came later must not let the cursor pass
 * them. `n:*` also answers the last mail when nothing is new (RFC 9051, 6.4.8).
 */
export function searchBeyond({ lastUid, doubtfulUntilUid, followsSince }: Cursor): SearchObject {
  if (lastUid >= doubtfulUntilUid) return { uid: `${lastUid + 1}:*` }
  return { uid: `${lastUid + 1}:${doubtfulUntilUid}`, since: new Date(followsSince.getTime() - searchMarginMs) }
}

/** Whether a mail beyond the cursor is to be fetched. `isKnown`: one of its Message-ID and size is here already. */
export function isWanted(mail: Glimpse, cursor: Cursor, isKnown: boolean): boolean {
  if (mail.uid > cursor.doubtfulUntilUid) return true
  // Servers tell whole seconds: what arrived within the first one is taken rather than lost.
  return mail.arrivedAt.getTime() + 1000 > cursor.followsSince.getTime() && !isKnown
}

/** Mails to fetch at once, in their order; never more than fits into memory. */
export function batchesOf<Mail extends { size: number }>(mails: Mail[]): Mail[][] {
  const batches: Mail[][] = []
  let room = 0
  for (const mail of mails) {
    const last = batches.at(-1)
    const fits = mail.size <= smallMailBytes && mail.size <= room && last !== undefined && last.length < maxBatchMails
    if (fits) last.push(mail)
    else batches.push([mail])
    room = fits ? room - mail.size : mail.size > smallMailBytes ? 0 : maxBatchBytes - mail.size
  }
  return batches
}
