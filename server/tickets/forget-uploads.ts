import { sql } from 'kysely'
import type { Ctx } from '../kernel/context.ts'
import { keeper } from './kept-uploads.ts'

/** So long an upload waits for the message that names it. */
const keptDays = 7

/** Uploads that no message, no draft and no waiting reply names any more. Their bytes stay: others may have the same ones. */
export async function forgetUploads(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now().getTime() - keptDays * 86_400_000)
  await sql`
    delete from attachments as a
    where a.message_id is null and a.created_at < ${before} and a.uploaded_by is distinct from ${keeper} and not exists (
      select 1 from drafts as d where a.id = any(d.attachment_ids) or position(a.id::text in d.body_html) > 0
    ) and not exists (
      select 1 from scheduled_replies as w where a.id = any(w.attachment_ids) or position(a.id::text in w.draft::text) > 0
    )`.execute(ctx.db)
}
