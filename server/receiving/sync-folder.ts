import type { ImapFlow, MailboxObject } from 'imapflow'
import type { Ctx } from '../kernel/context.ts'
import { type Cursor, cursorIn, isWanted, searchBeyond } from './cursor.ts'
import { knownAmong, moveCursor, type Place, passMails, readCursor, restartCursor } from './cursors.ts'
import { type Keeping, keepMails } from './keep-mails.ts'
import { findUids, glimpseMails } from './mailbox.ts'
import type { Troubles } from './troubles.ts'

export interface Sync {
  client: ImapFlow
  place: Place
  troubles: Troubles
  signal: AbortSignal
}

const mailsAtOnce = 500

/** Stores all that is new in the open folder, in its order; the cursor is then behind the last one. */
export async function syncFolder(ctx: Ctx, sync: Sync, mailbox: MailboxObject): Promise<Cursor> {
  let cursor = await beginAt(ctx, sync, mailbox)
  for (;;) {
    const beyond = cursor.lastUid
    const uids = (await findUids(sync.client, searchBeyond(cursor))).filter((uid) => uid > beyond)
    const isInDoubt = beyond < cursor.doubtfulUntilUid
    if (uids.length === 0 && !isInDoubt) return cursor
    await keepWanted(ctx, sync, cursor, uids.slice(0, mailsAtOnce))
    if (sync.signal.aborted) return cursor
    if (isInDoubt && uids.length <= mailsAtOnce) await pass(ctx, sync, cursor, cursor.doubtfulUntilUid)
    cursor = await readCursor(ctx, sync.place)
  }
}

async function beginAt(ctx: Ctx, { place, troubles }: Sync, mailbox: MailboxObject): Promise<Cursor> {
  const before = await readCursor(ctx, place)
  const cursor = cursorIn(mailbox, before)
  if (cursor === before) return cursor
  troubles.forget()
  await restartCursor(ctx, place, before, cursor)
  if (before.uidValidity !== null) {
    ctx.services.log.warn({ ...place }, 'the UIDs of a folder changed; what is missing is looked for')
  }
  return cursor
}

async function keepWanted(ctx: Ctx, sync: Sync, cursor: Cursor, uids: number[]): Promise<void> {
  const last = uids.at(-1)
  if (last === undefined) return
  const mails = await glimpseMails(sync.client, uids)
  const doubtful = mails.filter(({ uid }) => uid <= cursor.doubtfulUntilUid)
  const known = await knownAmong(ctx, sync.place.inboxId, doubtful)
  const wanted = mails.filter((mail) => isWanted(mail, cursor, known.has(mail.uid)))
  await keepMails(ctx, keepingOf(ctx, sync, cursor), wanted)
  if (!sync.signal.aborted) await pass(ctx, sync, cursor, last)
}

function keepingOf(ctx: Ctx, sync: Sync, cursor: Cursor): Keeping {
  const { client, troubles, signal, place } = sync
  return {
    client,
    troubles,
    signal,
    to: { ...place, source: 'imap' },
    alongside:
      ({ uid }) =>
      (work) =>
        moveCursor(work.tx, place, cursor.uidValidity, uid),
    onGone: ({ uid }) => pass(ctx, sync, cursor, uid),
  }
}

async function pass(ctx: Ctx, { place }: Sync, { uidValidity }: Cursor, uid: number): Promise<void> {
  await passMails(ctx.db, place, uidValidity, uid)
}
