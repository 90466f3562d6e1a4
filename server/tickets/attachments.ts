import { type RawBuilder, sql } from 'kysely'
import type { Attachment } from '#contract/attachments.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Ctx, Work } from '../kernel/context.ts'
import { found, invalidField } from '../kernel/errors.ts'
import type { StoredFile } from '../kernel/services.ts'
import { seesNotes, ticketsVisibleTo } from './reach.ts'
import type { AttachmentRow } from './schema.ts'

export interface NewAttachment {
  filename: string
  contentType: string
  contentId?: string | undefined
  isInline?: boolean
}

/** Records an uploaded file, which belongs to its uploader until a message names it. */
export async function recordUpload(ctx: Ctx, file: StoredFile, about: NewAttachment): Promise<AttachmentRow> {
  return insertAttachment(ctx.db, ctx, file, { ...about, uploadedBy: ownerKey(ctx.actor), messageId: null })
}

/** Records a file that came with a mail, to be put into the message that the mail becomes. */
export async function recordFile(work: Work, file: StoredFile, about: NewAttachment): Promise<AttachmentRow> {
  return insertAttachment(work.tx, work, file, { ...about, uploadedBy: ownerKey(work.actor), messageId: null })
}

/** Puts uploads of the caller into a message; refuses those of others and those used already. */
export async function bindAttachments(work: Work, messageId: string, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const bound = await work.tx
    .updateTable('attachments')
    .set({ messageId })
    .where('id', 'in', ids)
    .where('messageId', 'is', null)
    .where('uploadedBy', '=', ownerKey(work.actor))
    .returning('id')
    .execute()
  refuseMissing(ids, bound.length)
}

/** Refuses files that could not be put into a message of the caller. */
export async function assertOwnUploads(work: Work, ids: string[]): Promise<void> {
  refuseMissing(ids, (await listOwnUploads(work, ids)).length)
}

/** Those of the files that the caller uploaded and put into no message. */
export async function listOwnUploads(work: Work, ids: string[]): Promise<AttachmentRow[]> {
  if (ids.length === 0) return []
  return work.tx
    .selectFrom('attachments')
    .selectAll()
    .where('id', 'in', ids)
    .where('messageId', 'is', null)
    .where('uploadedBy', '=', ownerKey(work.actor))
    .execute()
}

function refuseMissing(ids: string[], count: number): void {
  if (count === new Set(ids).size) return
  throw invalidField('attachmentIds', 'unknown', 'Some files were never uploaded, or belong to another message')
}

/** An attachment the actor may read: of a message in reach, of a reply there that has yet to leave, or the own upload. */
export async function getAttachment(ctx: Ctx, id: string): Promise<AttachmentRow> {
  const visible = ticketsVisibleTo(ctx.actor)
  const row = await ctx.db
    .selectFrom('attachments as a')
    .leftJoin('messages as m', 'm.id', 'a.messageId')
    .leftJoin('tickets as t', 't.id', 'm.ticketId')
    .selectAll('a')
    .where('a.id', '=', id)
    .where((eb) =>
      eb.or([
        eb.and([eb('a.messageId', 'is', null), eb('a.uploadedBy', '=', ownerKey(ctx.actor))]),
        ...(seesNotes(ctx.actor) ? [waitsIn(visible)] : []),
        eb.and([
          eb('m.id', 'is not', null),
          ...(visible === undefined ? [] : [visible]),
          ...(seesNotes(ctx.actor) ? [] : [eb('m.kind', '<>', 'note')]),
        ]),
      ]),
    )
    .executeTakeFirst()
  return found(row, 'Attachment')
}

/** Whether file `a` goes with a reply that waits on a ticket in reach, and has not gone elsewhere since. */
function waitsIn(visible: RawBuilder<boolean> | undefined): RawBuilder<boolean> {
  return sql`a.message_id is null and exists (select from scheduled_replies as w join tickets as t on t.id = w.ticket_id
    where a.id = any(w.attachment_ids) and ${visible ?? sql`true`})`
}

export function presentAttachment(
  row: Pick<AttachmentRow, 'id' | 'filename' | 'contentType' | 'size' | 'sha256' | 'isInline' | 'contentId'>,
): Attachment {
  const { id, filename, contentType, size, sha256, isInline, contentId } = row
  return { id, filename, contentType, size, sha256, isInline, contentId }
}

export async function insertAttachment(
  db: Ctx['db'],
  source: Pick<Ctx, 'newId' | 'now'>,
  file: StoredFile,
  about: NewAttachment & { uploadedBy: string | null; messageId: string | null },
): Promise<AttachmentRow> {
  return db
    .insertInto('attachments')
    .values({
      ...about,
      ...file,
      id: source.newId(),
      contentId: about.contentId ?? null,
      isInline: about.isInline ?? false,
      createdAt: source.now(),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** What marks the uploads of an actor as own. */
export function ownerKey(actor: Actor): string {
  if (actor.kind === 'person') return actor.id
  return actor.kind === 'stranger' ? `stranger:${actor.key ?? 'nobody'}` : actor.job
}
