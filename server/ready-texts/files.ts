import type { Attachment } from '#contract/attachments.ts'
import type { PersonActor } from '../kernel/actor.ts'
import type { Db, Tx, Work } from '../kernel/context.ts'
import { found } from '../kernel/errors.ts'
import type { HttpCtx } from '../platform/http.ts'
import { keepUploads, presentAttachment, readKept, releaseUploads, sendFile } from '../tickets/index.ts'
import { selectReadyTexts } from './queries.ts'

/** The files of each text, in the order of their uploading. */
export async function filesOf(db: Db | Tx, textIds: readonly string[]): Promise<Map<string, Attachment[]>> {
  const byText = new Map<string, Attachment[]>()
  if (textIds.length === 0) return byText
  const rows = await db
    .selectFrom('readyTextFiles')
    .selectAll()
    .where('textId', 'in', [...textIds])
    .orderBy('attachmentId')
    .execute()
  const kept = await readKept(
    db,
    rows.map(({ attachmentId }) => attachmentId),
  )
  for (const { textId, attachmentId } of rows) {
    const row = kept.get(attachmentId)
    if (row !== undefined) byText.set(textId, [...(byText.get(textId) ?? []), presentAttachment(row)])
  }
  return byText
}

/** From now on these files, and no others, go with a text; refuses what is neither there already nor an own upload. */
export async function setFiles(work: Work, textId: string, wanted: readonly string[]): Promise<void> {
  const rows = await work.tx.selectFrom('readyTextFiles').select('attachmentId').where('textId', '=', textId).execute()
  const before = new Set(rows.map(({ attachmentId }) => attachmentId))
  const gone = [...before].filter((id) => !wanted.includes(id))
  const added = [...new Set(wanted)].filter((id) => !before.has(id))
  if (gone.length > 0) {
    await work.tx.deleteFrom('readyTextFiles').where('textId', '=', textId).where('attachmentId', 'in', gone).execute()
    await releaseUploads(work, gone)
  }
  if (added.length > 0) {
    await keepUploads(work, added)
    await work.tx
      .insertInto('readyTextFiles')
      .values(added.map((attachmentId) => ({ textId, attachmentId })))
      .execute()
  }
}

/** A file of a text that the caller can use. */
export async function sendTextFile(ctx: HttpCtx, actor: PersonActor, textId: string, fileId: string) {
  const usable = selectReadyTexts(ctx.db, actor).clearSelect().select('x.id').where('x.id', '=', textId)
  const row = await ctx.db
    .selectFrom('readyTextFiles as f')
    .innerJoin('attachments as a', 'a.id', 'f.attachmentId')
    .select(['a.filename', 'a.contentType', 'a.size', 'a.sha256'])
    .where('f.textId', 'in', usable)
    .where('a.id', '=', fileId)
    .executeTakeFirst()
  const file = found(row, 'File')
  return sendFile(ctx, { ...file, content: await ctx.services.files.open(file.sha256), inline: false })
}
