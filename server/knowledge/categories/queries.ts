import { sql } from 'kysely'
import type { ArticleCategory } from '#contract/knowledge.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Db, Tx } from '../../kernel/context.ts'
import { found } from '../../kernel/errors.ts'
import { articlesVisibleTo, categoriesVisibleTo, type Reach, visibilityOf, wholeReach } from '../reach.ts'
import type { CategoryRow } from '../schema.ts'
import { seesDrafts, visibilityIn } from '../summaries.ts'

type CountedRow = CategoryRow & { articleCount: number }

/** The categories that an actor sees, those above first, in their order. */
export async function listCategories(db: Db | Tx, actor: Actor): Promise<ArticleCategory[]> {
  const { rows } = await sql<CountedRow>`
    select c.*, (select count(distinct a.group_id)::int from articles as a
      where a.category_id = c.id and a.status <> 'archived' and ${articlesVisibleTo(actor)}) as article_count
    from article_categories as c where ${categoriesVisibleTo(actor)}
    order by c.position, c.names ->> 'es', c.names ->> 'en', c.id`.execute(db)
  return inTree(rows).map((row) => present(row, actor))
}

export async function getCategory(db: Db | Tx, actor: Actor, id: string): Promise<ArticleCategory> {
  return found(
    (await listCategories(db, actor)).find((one) => one.id === id),
    'Category',
  )
}

/** For whom what stands in a category can be at most; everybody where there is no category. */
export async function reachOfCategory(db: Db | Tx, id: string | null): Promise<Reach> {
  if (id === null) return wholeReach
  const row = found(
    await db.selectFrom('articleCategories').selectAll().where('id', '=', id).executeTakeFirst(),
    'Category',
  )
  return { level: row.reachLevel, organizationIds: row.reachOrganizationIds, teamIds: row.reachTeamIds }
}

/** Depth first; whoever cannot see the category above does not see those below either, since they can only narrow it. */
function inTree(rows: readonly CountedRow[]): CountedRow[] {
  const below = (parentId: string | null): CountedRow[] =>
    rows.filter((row) => row.parentId === parentId).flatMap((row) => [row, ...below(row.id)])
  return below(null)
}

function present(row: CountedRow, actor: Actor): ArticleCategory {
  const isInside = seesDrafts(actor)
  return {
    id: row.id,
    // Written by our own commands, and parsed once more on the way out.
    names: row.names as ArticleCategory['names'],
    descriptions: row.descriptions as ArticleCategory['descriptions'],
    parentId: row.parentId,
    slug: row.slug,
    position: row.position,
    visibility: isInside ? visibilityIn(row) : visibilityOf(row.reachLevel),
    organizationIds: isInside ? row.organizationIds : [],
    teamIds: isInside ? row.teamIds : [],
    reach: visibilityOf(row.reachLevel),
    articleCount: row.articleCount,
  }
}
