import { sql } from 'kysely'
import type { Attachment } from '#contract/attachments.ts'
import type { Draft } from '#contract/messages.ts'
import type { Ctx, Work } from '../kernel/context.ts'
import { textFromHtml } from '../texts/index.ts'
import { getTicketId } from './select.ts'

interface DraftText {
  kind: 'reply' | 'note'
  bodyHtml: string
  to: string[] | null
  cc: string[]
  bcc: string[]
  quotesHistory: boolean | null
  attachmentIds: string[]
}

export async function findDraft(ctx: Ctx, personId: string, number: number): Promise<Draft | undefined> {
  const ticketId = await getTicketId(ctx, number)
  const row = await ctx.db
    .selectFrom('drafts as d')
    .select(['d.kind', 'd.bodyHtml', 'd.toAddresses as to', 'd.cc', 'd.bcc', 'd.quotesHistory', 'd.updatedAt'])
    .select(
      sql<Attachment[]>`(select coalesce(json_agg(json_build_object(
          'id', a.id, 'filename', a.filename, 'contentType', a.content_type, 'size', a.size, 'sha256', a.sha256,
          'isInline', a.is_inline, 'contentId', a.content_id) order by a.id), '[]')
        from attachments as a
        where a.id = any(d.attachment_ids) and a.message_id is null and a.uploaded_by = d.person_id::text)`.as(
        'attachments',
      ),
    )
    .where('d.personId', '=', personId)
    .where('d.ticketId', '=', ticketId)
    .executeTakeFirst()
  return row && { ...row, kind: row.kind as Draft['kind'], updatedAt: row.updatedAt.toISOString() }
}

/** Keeps what somebody is writing; nothing to keep removes it. The HTML is only ever shown to its writer, in the editor. */
export async function keepDraft(
  ctx: Ctx,
  personId: string,
  number: number,
  text: DraftText,
): Promise<Draft | undefined> {
  const ticketId = await getTicketId(ctx, number)
  if (isEmpty(text)) {
    await ctx.db.deleteFrom('drafts').where('personId', '=', personId).where('ticketId', '=', ticketId).execute()
    return undefined
  }
  const { to: toAddresses, ...rest } = text
  const values = { ...rest, toAddresses, updatedAt: ctx.now() }
  await ctx.db
    .insertInto('drafts')
    .values({ personId, ticketId, ...values })
    .onConflict((conflict) => conflict.columns(['personId', 'ticketId']).doUpdateSet(values))
    .execute()
  return findDraft(ctx, personId, number)
}

/** What was sent needs keeping no longer. */
export async function dropDraft(work: Work, personId: string, ticketId: string): Promise<void> {
  await work.tx.deleteFrom('drafts').where('personId', '=', personId).where('ticketId', '=', ticketId).execute()
}

function isEmpty(text: DraftText): boolean {
  return text.attachmentIds.length === 0 && !/<img/i.test(text.bodyHtml) && textFromHtml(text.bodyHtml).trim() === ''
}
