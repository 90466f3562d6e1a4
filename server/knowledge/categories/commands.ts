import { sql } from 'kysely'
import { slugOf } from '#contract/article-text.ts'
import {
  type ArticleCategory,
  type articleCategories,
  type CategoryDraft,
  deepestCategory,
  mostCategories,
} from '#contract/knowledge.ts'
import type { Input } from '#contract/operation.ts'
import { changesBetween } from '../../kernel/acts.ts'
import type { Work } from '../../kernel/context.ts'
import { AppError, found, invalidField } from '../../kernel/errors.ts'
import { narrow, type Reach, type Readership } from '../reach.ts'
import type { CategoryRow } from '../schema.ts'
import { visibilityIn } from '../summaries.ts'
import { getCategory, reachOfCategory } from './queries.ts'

type CategoryChange = Input<typeof articleCategories.update>['body']

export async function addCategory(work: Work, draft: CategoryDraft): Promise<ArticleCategory> {
  await lockTree(work)
  const { count } = await work.tx
    .selectFrom('articleCategories')
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow()
  if (count >= mostCategories) throw invalidField('names', 'too_many', `There are ${mostCategories} already`)
  const { parentId, position, names, descriptions } = draft
  await checkParent(work, undefined, parentId)
  const id = work.newId()
  await work.tx
    .insertInto('articleCategories')
    .values({
      id,
      parentId,
      position,
      names: JSON.stringify(names),
      descriptions: JSON.stringify(descriptions),
      slug: await freeSlug(work, draft.slug, slugOf(names.es ?? names.en ?? '', 70) || 'category'),
      ...readershipOf(draft),
      ...reachColumns(narrow(await reachOfCategory(work.tx, parentId), draft)),
      createdAt: work.now(),
      updatedAt: work.now(),
    })
    .execute()
  await work.record({ action: 'article_category.created', subject: nameOf(names) })
  return getCategory(work.tx, work.actor, id)
}

export async function changeCategory(work: Work, id: string, change: CategoryChange): Promise<ArticleCategory> {
  await lockTree(work)
  const before = await getCategory(work.tx, work.actor, id)
  if (change.parentId !== undefined) await checkParent(work, id, change.parentId)
  const slug = change.slug === undefined || change.slug === before.slug ? undefined : await freeSlug(work, change.slug)
  await work.tx
    .updateTable('articleCategories')
    .set({
      ...(change.parentId !== undefined && { parentId: change.parentId }),
      ...(change.position !== undefined && { position: change.position }),
      ...(change.names && { names: JSON.stringify(change.names) }),
      ...(change.descriptions && { descriptions: JSON.stringify(change.descriptions) }),
      ...(slug !== undefined && { slug }),
      ...readershipOf({
        visibility: change.visibility ?? before.visibility,
        organizationIds: change.organizationIds ?? before.organizationIds,
        teamIds: change.teamIds ?? before.teamIds,
      }),
      updatedAt: work.now(),
    })
    .where('id', '=', id)
    .execute()
  await narrowBelow(work, id)
  const after = await getCategory(work.tx, work.actor, id)
  await work.record({
    action: 'article_category.changed',
    subject: nameOf(after.names),
    changes: changesBetween(before, after),
  })
  return after
}

export async function removeCategory(work: Work, id: string): Promise<void> {
  await lockTree(work)
  const { names } = await getCategory(work.tx, work.actor, id)
  const held = await work.tx.selectFrom('articles').select('id').where('categoryId', '=', id).limit(1).execute()
  const below = await work.tx.selectFrom('articleCategories').select('id').where('parentId', '=', id).limit(1).execute()
  if (held.length + below.length > 0) throw new AppError('in_use', 'Move what is in it elsewhere first')
  await work.tx.deleteFrom('articleCategories').where('id', '=', id).execute()
  await work.record({ action: 'article_category.removed', subject: nameOf(names) })
}

/** Who reads a category and all that is in it, told anew from above to below. */
async function narrowBelow(work: Work, id: string): Promise<void> {
  const category = found(
    await work.tx.selectFrom('articleCategories').selectAll().where('id', '=', id).executeTakeFirst(),
    'Category',
  )
  const reach = narrow(await reachOfCategory(work.tx, category.parentId), ownOf(category))
  await work.tx.updateTable('articleCategories').set(reachColumns(reach)).where('id', '=', id).execute()
  const kinds = await work.tx
    .selectFrom('articles')
    .select(['visibility', 'organizationIds', 'teamIds'])
    .distinct()
    .where('categoryId', '=', id)
    .execute()
  for (const kind of kinds) {
    await work.tx
      .updateTable('articles')
      .set(reachColumns(narrow(reach, ownOf(kind))))
      .where('categoryId', '=', id)
      .where('visibility', '=', kind.visibility)
      .where(sql<boolean>`organization_ids = ${kind.organizationIds}::uuid[]`)
      .where(sql<boolean>`team_ids = ${kind.teamIds}::uuid[]`)
      .execute()
  }
  const below = await work.tx.selectFrom('articleCategories').select('id').where('parentId', '=', id).execute()
  for (const one of below) await narrowBelow(work, one.id)
}

/** Categories stand in few levels, and none stands in itself. */
async function checkParent(work: Work, id: string | undefined, parentId: string | null): Promise<void> {
  if (parentId === null) return
  const { rows } = await sql<{ id: string }>`
    with recursive line (id, parent_id) as (
      select c.id, c.parent_id from article_categories as c where c.id = ${parentId}
      union select c.id, c.parent_id from line join article_categories as c on c.id = line.parent_id
    ) select id from line`.execute(work.tx)
  if (rows.length === 0) throw invalidField('parentId', 'unknown', 'There is no such category')
  if (rows.some((row) => row.id === id)) throw invalidField('parentId', 'circle', 'It stands above that one already')
  const depth = rows.length + (id === undefined ? 1 : await heightOf(work, id))
  if (depth > deepestCategory)
    throw invalidField('parentId', 'too_deep', `Categories stand in ${deepestCategory} levels`)
}

/** How many levels a category and what is below it take. */
async function heightOf(work: Work, id: string): Promise<number> {
  const { rows } = await sql<{ height: number }>`
    with recursive below (id, level) as (
      select ${id}::uuid, 1 union all
      select c.id, below.level + 1 from below join article_categories as c on c.parent_id = below.id
    ) select max(level)::int as height from below`.execute(work.tx)
  return rows[0]?.height ?? 1
}

/** The tree is changed by one at a time. */
async function lockTree(work: Work): Promise<void> {
  await sql`lock table article_categories in share row exclusive mode`.execute(work.tx)
}

/** A slug that was asked for, or one made from a name, which gets a number where it is taken. */
async function freeSlug(work: Work, wanted: string | undefined, made = ''): Promise<string> {
  const base = wanted ?? made
  const { rows } = await sql<{ slug: string }>`
    select slug from article_categories where slug = ${base} or slug ~ ${`^${base}-[0-9]+$`}`.execute(work.tx)
  const taken = new Set(rows.map(({ slug }) => slug))
  if (!taken.has(base)) return base
  if (wanted !== undefined) throw new AppError('name_taken', 'Another category has this address')
  let count = 2
  while (taken.has(`${base}-${count}`)) count += 1
  return `${base}-${count}`
}

export function reachColumns({ level, organizationIds, teamIds }: Reach) {
  return { reachLevel: level, reachOrganizationIds: organizationIds, reachTeamIds: teamIds }
}

/** What is stored of a readership: lists that mean nothing at a level are not kept. */
export function readershipOf({ visibility, organizationIds, teamIds }: Readership) {
  if (visibility === 'organizations' && organizationIds.length === 0)
    throw invalidField('organizationIds', 'required', 'Name the organizations')
  return {
    visibility,
    organizationIds: visibility === 'organizations' ? [...new Set(organizationIds)] : [],
    teamIds: visibility === 'internal' ? [...new Set(teamIds)] : [],
  }
}

export function ownOf(row: Pick<CategoryRow, 'visibility' | 'organizationIds' | 'teamIds'>): Readership {
  return { visibility: visibilityIn(row), organizationIds: row.organizationIds, teamIds: row.teamIds }
}

function nameOf({ es, en }: ArticleCategory['names']): string {
  return es ?? en ?? ''
}
