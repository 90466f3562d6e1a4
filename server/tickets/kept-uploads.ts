import { sql } from 'kysely'
import type { Attachment } from '#contract/attachments.ts'
import type { Db, Tx, Work } from '../kernel/context.ts'
import { assertOwnUploads, insertAttachment, ownerKey, presentAttachment } from './attachments.ts'
import type { AttachmentRow } from './schema.ts'

/** Whose uploads are that something keeps to give out copies of: nobody can put them into a message. */
export const keeper = 'kept'

/** Takes uploads of the caller to be kept; refuses those of others and those in use. */
export async function keepUploads(work: Work, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  await assertOwnUploads(work, ids)
  await work.tx.updateTable('attachments').set({ uploadedBy: keeper }).where('id', 'in', ids).execute()
}

/** What is kept no longer is forgotten like any upload that nobody uses. */
export async function releaseUploads(work: Work, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  await work.tx
    .updateTable('attachments')
    .set({ uploadedBy: null, createdAt: work.now() })
    .where('id', 'in', ids)
    .where('uploadedBy', '=', keeper)
    .execute()
}

/** Kept files as they are shown, in the order of their uploading, by the ids asked for. */
export async function readKept(db: Db | Tx, ids: readonly string[]): Promise<Map<string, AttachmentRow>> {
  const rows = await db
    .selectFrom('attachments')
    .selectAll()
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .where('uploadedBy', '=', keeper)
    .orderBy('id')
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Copies of kept files as uploads of the caller, who can put them into a message. */
export async function copyKept(work: Work, ids: readonly string[]): Promise<Attachment[]> {
  const kept = await readKept(work.tx, ids)
  const copies: Attachment[] = []
  for (const { sha256, size, filename, contentType } of kept.values()) {
    const about = { filename, contentType, uploadedBy: ownerKey(work.actor), messageId: null }
    copies.push(presentAttachment(await insertAttachment(work.tx, work, { sha256, size }, about)))
  }
  return copies
}
