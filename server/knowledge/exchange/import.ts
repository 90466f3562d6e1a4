import { posix } from 'node:path'
import type { ImportedArticle } from '#contract/article.ts'
import { slugOf } from '#contract/article-text.ts'
import type { Language } from '#contract/common.ts'
import { type Visibility, visibilities } from '#contract/knowledge.ts'
import { marksIn } from '#contract/redaction.ts'
import { type Ctx, transact, type Work } from '../../kernel/context.ts'
import type { StoredFile } from '../../kernel/services.ts'
import { listCategories } from '../categories/queries.ts'
import { publishIn } from '../commands/move.ts'
import { changeArticle, insertArticle } from '../commands/write.ts'
import { getArticle } from '../queries.ts'
import { lockArticle } from '../select.ts'
import { cleanArticle, plainArticle } from '../text.ts'
import { htmlFromMarkdown, readDocument } from './markdown.ts'
import type { ZippedFile } from './unzip.ts'

const pictureTypes: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
}

export interface ImportOptions {
  /** Of files that do not say it. */
  language: Language
  /** Whether it is done; otherwise only told. */
  apply: boolean
}

interface Read {
  path: string
  title: string
  summary: string
  keywords: string
  bodyHtml: string
  language: Language
  slug: string
  category: string
  visibility: Visibility
  isPublished: boolean
}

/**
 * Articles from Markdown and HTML files, with the pictures beside them. One that is known by its language and address is
 * changed, all others are new; each file stands for itself, so that one fault does not keep the others out.
 */
export async function importArticles(
  ctx: Ctx,
  files: readonly ZippedFile[],
  { language, apply }: ImportOptions,
): Promise<ImportedArticle[]> {
  const texts = files.filter(({ path }) => /\.(?:md|markdown|html?)$/i.test(path) && !path.includes('__MACOSX/'))
  const told: ImportedArticle[] = []
  for (const file of texts) {
    const read = readArticle(file, language)
    const about = { path: file.path, title: read.title, language: read.language }
    if (plainArticle(read.bodyHtml).trim() === '') told.push({ ...about, outcome: 'empty', articleId: null })
    else told.push({ ...about, ...(await keep(ctx, read, files, apply)) })
  }
  return told
}

async function keep(
  ctx: Ctx,
  read: Read,
  files: readonly ZippedFile[],
  apply: boolean,
): Promise<Pick<ImportedArticle, 'outcome' | 'articleId'>> {
  const known = await ctx.db
    .selectFrom('articles')
    .select('id')
    .where('language', '=', read.language)
    .where('slug', '=', read.slug)
    .executeTakeFirst()
  if (!apply) {
    if (known === undefined) return { outcome: 'new', articleId: null }
    const before = await getArticle(ctx, known.id)
    const isSame =
      before.title === read.title && plainArticle(before.bodyHtml) === plainArticle(cleanArticle(read.bodyHtml))
    return { outcome: isSame ? 'same' : 'changed', articleId: known.id }
  }
  // Bytes are stored before the rows that name them; those that no row names do no harm.
  const pictures = await storePictures(ctx, read, files)
  return transact(ctx, async (work) => {
    const { title, summary, keywords } = read
    if (known !== undefined) {
      const { groupId, version } = await lockArticle(work, known.id)
      const bodyHtml = await placePictures(work, groupId, read.bodyHtml, pictures)
      const after = await changeArticle(work, known.id, { title, summary, keywords, bodyHtml })
      if (mayPublish(read) && after.status !== 'published') await publishIn(work, await lockArticle(work, known.id))
      return { outcome: after.version === version ? 'same' : 'changed', articleId: known.id } as const
    }
    const person = work.actor.kind === 'person' ? work.actor : undefined
    const row = await insertArticle(work, person, {
      title,
      summary,
      keywords,
      bodyHtml: '<p></p>',
      language: read.language,
      slug: read.slug,
      categoryId: await categoryOf(work, read.category),
      visibility: read.visibility,
      organizationIds: [],
      teamIds: [],
      expiresAt: null,
      reviewAt: null,
      attachmentIds: [],
    })
    const bodyHtml = await placePictures(work, row.groupId, read.bodyHtml, pictures)
    await changeArticle(work, row.id, { bodyHtml })
    if (mayPublish(read)) await publishIn(work, await lockArticle(work, row.id))
    return { outcome: 'new', articleId: row.id } as const
  })
}

/** What still has to be checked stays a draft, whatever its file says. */
function mayPublish({ isPublished, title, summary, bodyHtml }: Read): boolean {
  return isPublished && marksIn([title, summary, bodyHtml].join('\n')).length === 0
}

/** What a file says, and what follows from its name where it says nothing. */
function readArticle(file: ZippedFile, language: Language): Read {
  const { about, text } = readDocument(file.content.toString('utf8').replaceAll('\u0000', '').toWellFormed())
  const isHtml = /\.html?$/i.test(file.path)
  const html = isHtml ? bodyOf(text) : htmlFromMarkdown(text)
  const heading = /^\s*<h1\b[^<>]*>([\s\S]{1,1000}?)<\/h1>/i.exec(html)
  const name = posix.basename(file.path).replace(/\.\w+$/, '')
  const title = (about['title'] ?? plainArticle(heading?.[1] ?? '').trim()) || name
  const parent = posix.basename(posix.dirname(file.path))
  return {
    path: file.path,
    title: title.slice(0, 200),
    summary: (about['summary'] ?? about['description'] ?? '').slice(0, 500),
    keywords: (about['keywords'] ?? about['tags'] ?? '').slice(0, 500),
    bodyHtml: heading === null ? html : html.slice(heading[0].length),
    language:
      languageOf(about['language'] ?? about['lang'] ?? file.path.split('/').find((part) => /^(?:es|en)$/.test(part))) ??
      language,
    slug: slugOf(about['slug'] ?? name) || slugOf(title) || 'article',
    category: about['category'] ?? (/^(?:es|en|\.)$/.test(parent) ? '' : parent),
    visibility: visibilities.find((one) => one === about['visibility'] && one !== 'organizations') ?? 'agents',
    isPublished: about['status'] === 'published',
  }
}

function bodyOf(html: string): string {
  return /<body\b[^<>]*>([\s\S]*)<\/body>/i.exec(html)?.[1] ?? html
}

function languageOf(word: string | undefined): Language | undefined {
  const name = word?.slice(0, 2).toLowerCase()
  return name === 'es' || name === 'en' ? name : undefined
}

async function categoryOf(work: Work, name: string): Promise<string | null> {
  if (name === '') return null
  const wanted = slugOf(name)
  const categories = await listCategories(work.tx, work.actor)
  const found = categories.find(
    (one) =>
      one.slug === wanted || [one.names.es, one.names.en].some((own) => own !== undefined && slugOf(own) === wanted),
  )
  return found?.id ?? null
}

type Pictures = ReadonlyMap<string, StoredFile & { filename: string; contentType: string }>

const sources = /<img\b[^<>]*?\bsrc="([^"]{1,500})"[^<>]*>/gi

/** The pictures of the text that came with it, by how the text names them. */
async function storePictures(ctx: Ctx, read: Read, files: readonly ZippedFile[]): Promise<Pictures> {
  const stored = new Map<string, StoredFile & { filename: string; contentType: string }>()
  for (const [, source = ''] of read.bodyHtml.matchAll(sources)) {
    const contentType = pictureTypes[posix.extname(source).slice(1).toLowerCase()]
    const path = posix.normalize(posix.join(posix.dirname(read.path), decoded(source)))
    const file = files.find((one) => posix.normalize(one.path) === path)
    if (contentType === undefined || file === undefined || stored.has(source)) continue
    stored.set(source, { ...(await ctx.services.files.put(file.content)), filename: posix.basename(path), contentType })
  }
  return stored
}

async function placePictures(work: Work, groupId: string, html: string, pictures: Pictures): Promise<string> {
  const known = await work.tx
    .selectFrom('articleFiles')
    .select(['id', 'sha256'])
    .where('groupId', '=', groupId)
    .execute()
  const ids = new Map<string, string>()
  for (const [source, { sha256, size, filename, contentType }] of pictures) {
    const before = known.find((one) => one.sha256 === sha256)
    const id = before?.id ?? work.newId()
    ids.set(source, id)
    if (before === undefined)
      await work.tx
        .insertInto('articleFiles')
        .values({ id, groupId, sha256, size, filename, contentType, isInline: true, createdAt: work.now() })
        .execute()
  }
  return html.replace(sources, (picture, source: string) => {
    const id = ids.get(source)
    return id === undefined ? '' : picture.replace(source, `/api/v1/articles/files/${id}`)
  })
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
