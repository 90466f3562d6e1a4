import type { Ctx, Db, Tx } from '../kernel/context.ts'
import type { Cursor, Glimpse } from './cursor.ts'

/** Somebody else reads this folder now, or it is not followed any more: nothing may be stored from here. */
export class CursorLostError extends Error {
  override name = 'CursorLostError'
}

export interface Place {
  inboxId: string
  folder: string
}

export async function readCursor(ctx: Ctx, place: Place): Promise<Cursor> {
  const row = await ctx.db
    .selectFrom('imapCursors')
    .select(['uidValidity', 'lastUid', 'doubtfulUntilUid', 'tidiedUid', 'followsSince'])
    .where('inboxId', '=', place.inboxId)
    .where('folder', '=', place.folder)
    .executeTakeFirst()
  if (row === undefined) throw new CursorLostError('The folder is not followed any more')
  return row
}

/** The cursor after the folder's UIDs have lost their meaning. */
export async function restartCursor(ctx: Ctx, place: Place, from: Cursor, to: Cursor): Promise<void> {
  const { uidValidity, lastUid, doubtfulUntilUid, tidiedUid } = to
  const { numUpdatedRows } = await ctx.db
    .updateTable('imapCursors')
    .set({ uidValidity, lastUid, doubtfulUntilUid, tidiedUid })
    .where('inboxId', '=', place.inboxId)
    .where('folder', '=', place.folder)
    .where('uidValidity', 'is not distinct from', from.uidValidity)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new CursorLostError('Another process reads this folder')
}

/**
 * Moves the cursor beyond a mail, in the transaction that stores it. Two owners, as there may be for a moment when
 * one has lost its connection without noticing, cannot both store it: the later one finds the cursor beyond.
 */
export async function moveCursor(tx: Tx, place: Place, uidValidity: number | null, uid: number): Promise<void> {
  const { numUpdatedRows } = await beyond(tx, place, uidValidity, uid)
    .set((eb) => ({ lastUid: uid, fetchedCount: eb('fetchedCount', '+', 1) }))
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new CursorLostError('Another process has stored this mail')
}

/** Moves it beyond mails that are not wanted or not there any more. */
export async function passMails(db: Db, place: Place, uidValidity: number | null, uid: number): Promise<void> {
  await beyond(db, place, uidValidity, uid).set({ lastUid: uid }).execute()
}

function beyond(db: Db | Tx, { inboxId, folder }: Place, uidValidity: number | null, uid: number) {
  return db
    .updateTable('imapCursors')
    .where('inboxId', '=', inboxId)
    .where('folder', '=', folder)
    .where('uidValidity', 'is not distinct from', uidValidity)
    .where('lastUid', '<', uid)
}

export async function markTidied(ctx: Ctx, place: Place, cursor: Cursor): Promise<void> {
  await ctx.db
    .updateTable('imapCursors')
    .set({ tidiedUid: cursor.lastUid })
    .where('inboxId', '=', place.inboxId)
    .where('folder', '=', place.folder)
    .where('uidValidity', 'is not distinct from', cursor.uidValidity)
    .where('tidiedUid', '<', cursor.lastUid)
    .execute()
}

/** Of these mails, those of whose Message-ID and size the inbox has one already. */
export async function knownAmong(ctx: Ctx, inboxId: string, mails: Glimpse[]): Promise<Set<number>> {
  const ids = mails.flatMap(({ messageId }) => (messageId === undefined ? [] : [messageId]))
  if (ids.length === 0) return new Set()
  const rows = await ctx.db
    .selectFrom('receivedMails')
    .select(['messageId', 'size'])
    .where('inboxId', '=', inboxId)
    .where('messageId', 'in', ids)
    .execute()
  const known = new Set(rows.map(({ messageId, size }) => `${size} ${messageId}`))
  return new Set(mails.filter(({ messageId, size }) => known.has(`${size} ${messageId}`)).map(({ uid }) => uid))
}
