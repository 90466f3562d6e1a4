import type { Work } from '../../kernel/context.ts'
import { invalidField } from '../../kernel/errors.ts'
import { listOwnUploads } from '../../tickets/index.ts'
import { freshPictures, placePictures } from '../text.ts'

/** The text with the pictures that were put into it, now kept with the article. */
export async function keepPictures(work: Work, groupId: string, bodyHtml: string): Promise<string> {
  const kept = await keepUploads(work, groupId, freshPictures(bodyHtml), true)
  return placePictures(bodyHtml, kept)
}

/** The files beneath an article: those named, uploads of the caller among them; all others are taken away. */
export async function replaceFiles(work: Work, groupId: string, ids: readonly string[]): Promise<void> {
  const own = await work.tx
    .selectFrom('articleFiles')
    .select('id')
    .where('groupId', '=', groupId)
    .where('isInline', '=', false)
    .execute()
  const known = new Set(own.map(({ id }) => id))
  const added = ids.filter((id) => !known.has(id))
  const gone = [...known].filter((id) => !ids.includes(id))
  if (gone.length > 0) await work.tx.deleteFrom('articleFiles').where('id', 'in', gone).execute()
  const kept = await keepUploads(work, groupId, added, false)
  if (kept.size < new Set(added).size)
    throw invalidField('attachmentIds', 'unknown', 'Some files were never uploaded, or belong elsewhere')
}

/** Copies what is known of uploads, which themselves live only until a message takes them: the bytes are the same. */
async function keepUploads(work: Work, groupId: string, ids: string[], isInline: boolean) {
  const uploads = await listOwnUploads(work, ids)
  const kept = new Map(uploads.map(({ id }) => [id, work.newId()]))
  const rows = uploads.map(({ id, sha256, filename, contentType, size }) => ({
    id: kept.get(id) ?? id,
    groupId,
    sha256,
    filename,
    contentType,
    size,
    isInline,
    createdAt: work.now(),
  }))
  if (rows.length > 0) await work.tx.insertInto('articleFiles').values(rows).execute()
  return kept
}
