import type { Attachment } from '#contract/attachments.ts'
import type { PersonActor } from '../kernel/actor.ts'
import type { Db, Tx, Work } from '../kernel/context.ts'
import { found } from '../kernel/errors.ts'
import type { HttpCtx } from '../platform/http.ts'
import { isFor } from '../teams/index.ts'
import { copyKept, keepUploads, presentAttachment, readKept, releaseUploads, sendFile } from '../tickets/index.ts'
import { getTemplate, selectTemplates } from './queries.ts'

/** The files of each template, in the order of their uploading. */
export async function filesOf(db: Db | Tx, templateIds: readonly string[]): Promise<Map<string, Attachment[]>> {
  const byTemplate = new Map<string, Attachment[]>()
  if (templateIds.length === 0) return byTemplate
  const rows = await db
    .selectFrom('ticketTemplateFiles')
    .selectAll()
    .where('templateId', 'in', [...templateIds])
    .orderBy('attachmentId')
    .execute()
  const kept = await readKept(
    db,
    rows.map(({ attachmentId }) => attachmentId),
  )
  for (const { templateId, attachmentId } of rows) {
    const row = kept.get(attachmentId)
    if (row !== undefined) byTemplate.set(templateId, [...(byTemplate.get(templateId) ?? []), presentAttachment(row)])
  }
  return byTemplate
}

/** From now on these files, and no others, go with a template; refuses what is neither there already nor an own upload. */
export async function setFiles(work: Work, templateId: string, wanted: readonly string[]): Promise<void> {
  const rows = await work.tx
    .selectFrom('ticketTemplateFiles')
    .select('attachmentId')
    .where('templateId', '=', templateId)
    .execute()
  const before = new Set(rows.map(({ attachmentId }) => attachmentId))
  const gone = [...before].filter((id) => !wanted.includes(id))
  const added = [...new Set(wanted)].filter((id) => !before.has(id))
  if (gone.length > 0) {
    await work.tx
      .deleteFrom('ticketTemplateFiles')
      .where('templateId', '=', templateId)
      .where('attachmentId', 'in', gone)
      .execute()
    await releaseUploads(work, gone)
  }
  if (added.length > 0) {
    await keepUploads(work, added)
    await work.tx
      .insertInto('ticketTemplateFiles')
      .values(added.map((attachmentId) => ({ templateId, attachmentId })))
      .execute()
  }
}

/** A file of a template that the caller can use. */
export async function sendTemplateFile(ctx: HttpCtx, actor: PersonActor, templateId: string, fileId: string) {
  const usable = selectTemplates(ctx.db)
    .clearSelect()
    .select('x.id')
    .where('x.id', '=', templateId)
    .where(isFor(actor, 'x'))
  const row = await ctx.db
    .selectFrom('ticketTemplateFiles as f')
    .innerJoin('attachments as a', 'a.id', 'f.attachmentId')
    .select(['a.filename', 'a.contentType', 'a.size', 'a.sha256'])
    .where('f.templateId', 'in', usable)
    .where('a.id', '=', fileId)
    .executeTakeFirst()
  const file = found(row, 'File')
  return sendFile(ctx, { ...file, content: await ctx.services.files.open(file.sha256), inline: false })
}

/** Copies of its files for whoever can use a template. */
export async function copyFiles(work: Work, actor: PersonActor, templateId: string): Promise<Attachment[]> {
  const { attachments } = await getTemplate(work.tx, actor, templateId)
  return copyKept(
    work,
    attachments.map(({ id }) => id),
  )
}
