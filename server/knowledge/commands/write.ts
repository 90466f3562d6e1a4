import { sql } from 'kysely'
import type { Article, ArticleChange, ArticleDraft } from '#contract/article.ts'
import type { Language } from '#contract/common.ts'
import { type PersonActor, personOf } from '../../kernel/actor.ts'
import type { Work } from '../../kernel/context.ts'
import { AppError, found, invalidField } from '../../kernel/errors.ts'
import { htmlFromText } from '../../texts/index.ts'
import { ownOf, reachColumns, readershipOf } from '../categories/commands.ts'
import { getCategory, reachOfCategory } from '../categories/queries.ts'
import { getArticle } from '../queries.ts'
import { narrow, type Readership } from '../reach.ts'
import { recordArticleEvent } from '../record.ts'
import type { ArticleRow } from '../schema.ts'
import { languageOf } from '../schema.ts'
import { lockArticle } from '../select.ts'
import { cleanArticle } from '../text.ts'
import { keepPictures, replaceFiles } from './files.ts'
import { publishIn } from './move.ts'
import { relateArticles } from './relate.ts'
import { freeSlug, refuseTakenSlug, renameArticle } from './slugs.ts'
import { type ArticleTexts, indexArticle, keepVersion } from './versions.ts'

/** Writes a new article, and publishes it where that is asked for and allowed. */
export async function addArticle(work: Work, draft: ArticleDraft): Promise<Article> {
  const actor = personOf(work.actor)
  const article = await insertArticle(work, actor, draft)
  if (draft.status === 'published') await publishIn(work, article)
  return getArticle(work, article.id)
}

export type NewArticle = Omit<ArticleDraft, 'status'>

/** The same, as a draft, for what brings articles from elsewhere. */
export async function insertArticle(
  work: Work,
  actor: Pick<PersonActor, 'id' | 'language'> | undefined,
  draft: NewArticle,
): Promise<ArticleRow> {
  const id = work.newId()
  const language = draft.language ?? actor?.language ?? 'es'
  if (draft.slug !== undefined) await refuseTakenSlug(work, language, draft.slug)
  if (draft.categoryId !== null) await getCategory(work.tx, work.actor, draft.categoryId)
  const row = await insertRow(work, {
    id,
    groupId: id,
    language,
    slug: draft.slug ?? (await freeSlug(work, language, draft.title)),
    categoryId: draft.categoryId,
    ...readershipOf(draft),
    ...reachColumns(narrow(await reachOfCategory(work.tx, draft.categoryId), draft)),
    ownerId: draft.ownerId === undefined ? (actor?.id ?? null) : draft.ownerId,
    expiresAt: dateOf(draft.expiresAt),
    reviewAt: dateOf(draft.reviewAt),
  })
  const written = draft.bodyHtml === '' && draft.bodyText !== undefined ? htmlFromText(draft.bodyText) : draft.bodyHtml
  await keepTexts(work, row, { ...draft, bodyHtml: written })
  if (draft.attachmentIds.length > 0) await replaceFiles(work, id, draft.attachmentIds)
  await recordArticleEvent(work, id, 'created')
  return row
}

/** Changes what is given. New texts are a new version, which readers see once it is published. */
export async function changeArticle(work: Work, id: string, change: ArticleChange): Promise<Article> {
  const article = await lockArticle(work, id)
  if (change.baseVersion !== undefined && change.baseVersion !== article.version)
    throw new AppError('article_changed', 'Somebody else saved it meanwhile: look at the newest version, then save')
  await changePlace(work, article, change)
  await changeAbout(work, article, change)
  if (change.relatedIds !== undefined) await relateArticles(work, article, change.relatedIds)
  if (change.attachmentIds !== undefined) await replaceFiles(work, article.groupId, change.attachmentIds)
  await changeTexts(work, article, change)
  if (change.slug !== undefined && change.slug !== article.slug) {
    await refuseTakenSlug(work, languageOf(article), change.slug, id)
    await renameArticle(work, article, change.slug)
  }
  return getArticle(work, id)
}

/** Begins a translation with the texts of the article, to be written over. */
export async function translateArticle(work: Work, id: string, language: Language): Promise<Article> {
  const source = await lockArticle(work, id)
  const taken = await work.tx
    .selectFrom('articles')
    .select('id')
    .where('groupId', '=', source.groupId)
    .where('language', '=', language)
    .executeTakeFirst()
  if (taken !== undefined) throw new AppError('name_taken', 'There is one in this language already')
  const texts = await textsOf(work, source)
  const original = source.groupId === id ? source : await lockArticle(work, source.groupId)
  const row = await insertRow(work, {
    id: work.newId(),
    groupId: source.groupId,
    language,
    slug: await freeSlug(work, language, texts.title),
    categoryId: source.categoryId,
    visibility: source.visibility,
    organizationIds: source.organizationIds,
    teamIds: source.teamIds,
    reachLevel: source.reachLevel,
    reachOrganizationIds: source.reachOrganizationIds,
    reachTeamIds: source.reachTeamIds,
    ownerId: work.actor.kind === 'person' ? work.actor.id : source.ownerId,
    translatedVersion: original.liveVersion ?? original.version,
    expiresAt: source.expiresAt,
    reviewAt: source.reviewAt,
  })
  await keepTexts(work, row, texts)
  await recordArticleEvent(work, row.id, 'created', { original: original.slug })
  return getArticle(work, row.id)
}

/** Says again what an older version said. */
export async function restoreVersion(work: Work, id: string, version: number): Promise<Article> {
  const article = await lockArticle(work, id)
  const texts = await textsOf(work, { ...article, version })
  await changeTexts(work, article, texts)
  await recordArticleEvent(work, id, 'restored', { version })
  return getArticle(work, id)
}

async function insertRow(work: Work, values: Partial<ArticleRow> & Pick<ArticleRow, 'id' | 'groupId' | 'language'>) {
  return work.tx
    .insertInto('articles')
    .values({
      // Every caller names these; they only stand here so that the type is whole.
      slug: '',
      visibility: 'internal',
      reachLevel: 0,
      ...values,
      status: 'draft',
      version: 1,
      heading: sql`''::tsvector`,
      document: sql`''::tsvector`,
      createdBy: work.actor.kind === 'person' ? work.actor.id : null,
      createdAt: work.now(),
      updatedAt: work.now(),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

async function keepTexts(work: Work, article: ArticleRow, texts: ArticleTexts): Promise<number> {
  const { title, summary, keywords } = texts
  const bodyHtml = cleanArticle(await keepPictures(work, article.groupId, texts.bodyHtml))
  const version = await keepVersion(work, article, { title, summary, keywords, bodyHtml })
  await work.tx.updateTable('articles').set({ version, updatedAt: work.now() }).where('id', '=', article.id).execute()
  if (article.liveVersion === null) await indexArticle(work, article.id)
  return version
}

async function changeTexts(
  work: Work,
  article: ArticleRow,
  change: { [Name in keyof ArticleTexts]?: string | undefined },
): Promise<void> {
  const before = await textsOf(work, article)
  const after: ArticleTexts = {
    title: change.title ?? before.title,
    summary: change.summary ?? before.summary,
    keywords: change.keywords ?? before.keywords,
    bodyHtml: change.bodyHtml === undefined ? before.bodyHtml : cleanArticle(change.bodyHtml),
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return
  const version = await keepTexts(work, article, after)
  // What was approved was another text: a published or scheduled one begins anew.
  const begins = article.status === 'published' || article.status === 'scheduled'
  if (begins) {
    await work.tx
      .updateTable('articles')
      .set({ status: 'draft', publishAt: null })
      .where('id', '=', article.id)
      .execute()
  }
  if (article.status === 'scheduled') await recordArticleEvent(work, article.id, 'reopened')
  if (article.publishedAt === null && after.title !== before.title)
    await renameArticle(work, article, await freeSlug(work, languageOf(article), after.title, article.id))
  if (version !== article.version) await recordArticleEvent(work, article.id, 'saved', { version })
}

/** Where it stands and for whom: the same for all translations. */
async function changePlace(work: Work, article: ArticleRow, change: ArticleChange): Promise<void> {
  const { categoryId = article.categoryId } = change
  const before = ownOf(article)
  const own: Readership = {
    visibility: change.visibility ?? before.visibility,
    organizationIds: change.organizationIds ?? before.organizationIds,
    teamIds: change.teamIds ?? before.teamIds,
  }
  if (categoryId === article.categoryId && JSON.stringify(own) === JSON.stringify(before)) return
  if (categoryId !== null) await getCategory(work.tx, work.actor, categoryId)
  await work.tx
    .updateTable('articles')
    .set({
      categoryId,
      ...readershipOf(own),
      ...reachColumns(narrow(await reachOfCategory(work.tx, categoryId), own)),
      updatedAt: work.now(),
    })
    .where('groupId', '=', article.groupId)
    .execute()
  await recordArticleEvent(work, article.id, 'moved', { visibility: own.visibility })
}

async function changeAbout(work: Work, article: ArticleRow, change: ArticleChange): Promise<void> {
  if (change.ownerId) await refuseNoAgent(work, 'ownerId', change.ownerId)
  const set = {
    ...(change.ownerId !== undefined && { ownerId: change.ownerId }),
    ...(change.expiresAt !== undefined && { expiresAt: dateOf(change.expiresAt) }),
    ...(change.reviewAt !== undefined && { reviewAt: dateOf(change.reviewAt), remindedAt: null }),
    ...(change.isTranslated && { translatedVersion: await originalVersion(work, article) }),
  }
  if (Object.keys(set).length === 0) return
  await work.tx
    .updateTable('articles')
    .set({ ...set, updatedAt: work.now() })
    .where('id', '=', article.id)
    .execute()
}

/** Somebody who works here. */
export async function refuseNoAgent(work: Work, path: string, id: string): Promise<void> {
  const row = await work.tx
    .selectFrom('people')
    .select('id')
    .where('id', '=', id)
    .where('role', '<>', 'requester')
    .where('isActive', '=', true)
    .executeTakeFirst()
  if (row === undefined) throw invalidField(path, 'unknown', 'There is no such agent')
}

async function originalVersion(work: Work, article: ArticleRow): Promise<number | null> {
  if (article.groupId === article.id) return null
  const row = await work.tx.selectFrom('articles').selectAll().where('id', '=', article.groupId).executeTakeFirst()
  return row === undefined ? null : (row.liveVersion ?? row.version)
}

async function textsOf(work: Work, { id, version }: Pick<ArticleRow, 'id' | 'version'>): Promise<ArticleTexts> {
  const row = await work.tx
    .selectFrom('articleVersions')
    .select(['title', 'summary', 'keywords', 'bodyHtml'])
    .where('articleId', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return found(row, 'Version')
}

function dateOf(instant: string | null): Date | null {
  return instant === null ? null : new Date(instant)
}
