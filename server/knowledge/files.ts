import { sql } from 'kysely'
import type { Ctx } from '../kernel/context.ts'
import { found } from '../kernel/errors.ts'
import type { HttpCtx } from '../platform/http.ts'
import { sendFile } from '../tickets/index.ts'
import { articlesVisibleTo } from './reach.ts'

interface ArticleFile {
  sha256: string
  filename: string
  contentType: string
  size: number
}

/** Hands out a file of an article in reach; pictures are shown in place. */
export async function sendArticleFile(ctx: HttpCtx, id: string): Promise<undefined> {
  const file = await getFile(ctx, id)
  return sendFile(ctx, { ...file, content: await ctx.services.files.open(file.sha256), inline: true })
}

async function getFile(ctx: Ctx, id: string): Promise<ArticleFile> {
  const { rows } = await sql<ArticleFile>`select f.sha256, f.filename, f.content_type, f.size from article_files as f
    where f.id = ${id} and exists (select from articles as a
      where a.group_id = f.group_id and ${articlesVisibleTo(ctx.actor)})`.execute(ctx.db)
  return found(rows[0], 'File')
}
