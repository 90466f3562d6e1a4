import { sql } from 'kysely'
import { ZipFile } from 'yazl'
import type { Ctx } from '../../kernel/context.ts'
import { listCategories } from '../categories/queries.ts'
import { articlesVisibleTo } from '../reach.ts'
import { statusOf } from '../summaries.ts'
import { markdownFromHtml, writeDocument } from './markdown.ts'

interface ExportRow {
  groupId: string
  language: string
  slug: string
  status: string
  visibility: string
  categoryId: string | null
  title: string
  summary: string
  keywords: string
  bodyHtml: string
}

const pageSize = 100
const source = /\/api\/v1\/articles\/files\/([0-9a-f-]{36})/g

/** Every article in reach as a Markdown file, by language, with its pictures; made while it is read. */
export function exportArticles(ctx: Ctx): NodeJS.ReadableStream {
  const zip = new ZipFile()
  void fill(ctx, zip).catch((error: unknown) => {
    ctx.services.log.error({ error }, 'articles could not be exported')
    zip.outputStream.emit('error', error)
  })
  return zip.outputStream
}

async function fill(ctx: Ctx, zip: ZipFile): Promise<void> {
  const categories = new Map((await listCategories(ctx.db, ctx.actor)).map((one) => [one.id, one.slug]))
  const pictures = await listPictures(ctx)
  const shown = new Set<string>()
  let after = { language: '', slug: '' }
  for (;;) {
    const { rows } = await sql<ExportRow>`
      select a.group_id, a.language, a.slug, a.status, a.visibility, a.category_id,
        v.title, v.summary, v.keywords, v.body_html
      from articles as a join article_versions as v on v.article_id = a.id and v.version = a.version
      where (a.language, a.slug) > (${after.language}, ${after.slug}) and ${articlesVisibleTo(ctx.actor)}
      order by a.language, a.slug limit ${pageSize}`.execute(ctx.db)
    for (const row of rows) {
      const html = row.bodyHtml.replace(source, (_, id: string) => `../pictures/${pictures.get(id)?.name ?? id}`)
      for (const [, id = ''] of row.bodyHtml.matchAll(source)) shown.add(id)
      zip.addBuffer(Buffer.from(fileOf(row, html, categories)), `${row.language}/${row.slug}.md`)
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < pageSize) break
    after = last
  }
  for (const id of shown) {
    const picture = pictures.get(id)
    if (picture) zip.addBuffer(await ctx.services.files.read(picture.sha256), `pictures/${picture.name}`)
  }
  zip.end()
}

function fileOf(row: ExportRow, html: string, categories: ReadonlyMap<string, string>): string {
  const about = {
    title: row.title,
    summary: row.summary,
    keywords: row.keywords,
    language: row.language,
    slug: row.slug,
    category: categories.get(row.categoryId ?? '') ?? '',
    visibility: row.visibility,
    status: statusOf(row),
  }
  return writeDocument({ about, text: markdownFromHtml(html) })
}

interface Picture {
  name: string
  sha256: string
}

/** The pictures of articles in reach, by id, with the names that they have in the archive. */
async function listPictures(ctx: Ctx): Promise<Map<string, Picture>> {
  const { rows } = await sql<{ id: string; sha256: string; contentType: string }>`
    select f.id, f.sha256, f.content_type from article_files as f where f.is_inline and exists (
      select from articles as a where a.group_id = f.group_id and ${articlesVisibleTo(ctx.actor)})`.execute(ctx.db)
  return new Map(
    rows.map(({ id, sha256, contentType }) => {
      const ending = contentType.split('/')[1]?.replace('jpeg', 'jpg') ?? 'png'
      return [id, { name: `${id}.${ending}`, sha256 }]
    }),
  )
}
