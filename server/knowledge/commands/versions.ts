import type { Work } from '../../kernel/context.ts'
import { vectorOf } from '../../texts/index.ts'
import { rememberArticle } from '../alike.ts'
import type { ArticleRow } from '../schema.ts'
import { plainArticle } from '../text.ts'
import { learnWords } from '../words.ts'

export interface ArticleTexts {
  title: string
  summary: string
  keywords: string
  bodyHtml: string
}

/** What one author saves within so long is one version, unless readers have seen it. */
const togetherMs = 15 * 60_000

/** Keeps texts as the newest version and answers its number. */
export async function keepVersion(work: Work, article: ArticleRow, texts: ArticleTexts): Promise<number> {
  const authorId = work.actor.kind === 'person' ? work.actor.id : null
  const row = { ...texts, bodyText: plainArticle(texts.bodyHtml), authorId, createdAt: work.now() }
  const last = await work.tx
    .selectFrom('articleVersions')
    .select(['authorId', 'createdAt'])
    .where('articleId', '=', article.id)
    .where('version', '=', article.version)
    .executeTakeFirst()
  const isSame =
    last !== undefined &&
    article.version !== article.liveVersion &&
    last.authorId === authorId &&
    work.now().getTime() - last.createdAt.getTime() < togetherMs
  const version = last === undefined ? article.version : article.version + (isSame ? 0 : 1)
  await work.tx
    .insertInto('articleVersions')
    .values({ articleId: article.id, version, ...row })
    .onConflict((conflict) => conflict.columns(['articleId', 'version']).doUpdateSet(row))
    .execute()
  return version
}

/** What an article is found by: the version that readers see; the newest one while they see none. */
export async function indexArticle(work: Work, id: string): Promise<void> {
  const row = await work.tx
    .selectFrom('articles as a')
    .innerJoin('articleVersions as v', (join) =>
      join
        .onRef('v.articleId', '=', 'a.id')
        .on((eb) => eb('v.version', '=', eb.fn.coalesce('a.liveVersion', 'a.version'))),
    )
    .select(['v.title', 'v.summary', 'v.keywords', 'v.bodyText', 'a.language'])
    .where('a.id', '=', id)
    .executeTakeFirstOrThrow()
  const heading = [
    { words: `${row.title} ${row.keywords}`, weight: 'A' },
    { words: row.summary, weight: 'B' },
  ] as const
  await work.tx
    .updateTable('articles')
    .set({ heading: vectorOf(heading), document: vectorOf([...heading, { words: row.bodyText, weight: 'D' }]) })
    .where('id', '=', id)
    .execute()
  await rememberArticle(work, id, row.language, row)
  await learnWords(work, [row.title, row.keywords, row.summary, row.bodyText])
}
