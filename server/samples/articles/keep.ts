import type { Work } from '../../kernel/context.ts'
import {
  addCategory,
  changeArticle,
  htmlFromMarkdown,
  insertArticle,
  lockArticle,
  publishIn,
  replaceSynonyms,
  translateArticle,
} from '../../knowledge/index.ts'
import { sampleArticles } from './articles.ts'
import { articleCategories, type SampleArticle } from './outline.ts'

const synonyms = [
  ['contraseña', 'clave', 'password'],
  ['wifi', 'red inalámbrica', 'wireless'],
  ['ordenador', 'equipo', 'portátil', 'PC'],
  ['impresora', 'multifunción', 'printer'],
  ['VPN', 'teletrabajo', 'acceso remoto'],
]

/** The knowledge base of the company, in both languages; nothing where somebody has written already. */
export async function keepArticles(work: Work, ownerIds: readonly string[]): Promise<void> {
  const any = await work.tx.selectFrom('articles').select('id').limit(1).executeTakeFirst()
  if (any !== undefined) return
  const categoryIds = await placeCategories(work)
  for (const [place, article] of sampleArticles.entries())
    await keepArticle(
      work,
      article,
      categoryIds.get(article.category) ?? null,
      ownerIds[place % ownerIds.length] ?? null,
    )
  await replaceSynonyms(work, synonyms)
}

async function placeCategories(work: Work): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const [position, { key, names, descriptions }] of articleCategories.entries()) {
    const visibility = key === 'inside' ? 'agents' : 'public'
    const draft = {
      names,
      descriptions,
      parentId: null,
      position,
      visibility,
      organizationIds: [],
      teamIds: [],
    } as const
    const { id } = await addCategory(work, { ...draft, organizationIds: [], teamIds: [] })
    ids.set(key, id)
  }
  return ids
}

async function keepArticle(
  work: Work,
  { visibility, texts: { es, en } }: SampleArticle,
  categoryId: string | null,
  ownerId: string | null,
): Promise<void> {
  const { text, ...about } = es
  const row = await insertArticle(work, undefined, {
    ...about,
    bodyHtml: htmlFromMarkdown(text),
    language: 'es',
    categoryId,
    visibility,
    organizationIds: [],
    teamIds: [],
    ownerId,
    expiresAt: null,
    reviewAt: null,
    attachmentIds: [],
  })
  await publishIn(work, await lockArticle(work, row.id))
  const { id } = await translateArticle(work, row.id, 'en')
  await changeArticle(work, id, {
    title: en.title,
    summary: en.summary,
    keywords: en.keywords,
    bodyHtml: htmlFromMarkdown(en.text),
  })
  await publishIn(work, await lockArticle(work, id))
}
