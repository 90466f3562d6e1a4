import { sql } from 'kysely'
import type { Ctx, Tx } from '../kernel/context.ts'
import type { Services } from '../kernel/services.ts'
import { inCategory, type Within } from './matches.ts'
import { articlesVisibleTo } from './reach.ts'
import { type Group, groupsOf, plainWords } from './terms.ts'

const mostPinned = 5

/** What people decided about the words of searches. */
export interface Steering {
  /** A higher one in the database says that this is not what they decided last. */
  revision: number
  /** Words that mean the same. */
  groups: readonly Group[]
  /** What stands first for which words, those with the longest words first. */
  pins: readonly { words: string; articleIds: readonly string[] }[]
}

const kept = new WeakMap<Services, Steering>()

/** As this process read it last. Whoever goes by it looks whether its revision is still the one of the database. */
export async function currentSteering(ctx: Ctx): Promise<Steering> {
  return kept.get(ctx.services) ?? (await readSteering(ctx))
}

/** Revision and all else in one statement, so that they belong together. */
export async function readSteering({ db, services }: Ctx): Promise<Steering> {
  const { rows } = await sql<{ revision: number; synonyms: string[][]; pins: [string, string[]][] }>`
    select s.revision,
      coalesce((select json_agg(words order by id) from article_synonyms), '[]') as synonyms,
      coalesce((select json_agg(json_build_array(phrase, article_ids) order by length(plain_phrase) desc, id)
        from article_pins), '[]') as pins
    from article_steering as s`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('The table article_steering has lost its row')
  const { revision, synonyms, pins } = row
  const steering = {
    revision,
    groups: groupsOf(synonyms),
    pins: pins.map(([phrase, articleIds]) => ({ words: spaced(phrase), articleIds })),
  }
  kept.set(services, steering)
  return steering
}

/** Every change ends what is kept, here and in other processes. */
export async function renewSteering(tx: Tx): Promise<void> {
  await tx.updateTable('articleSteering').set({ revision: sql<number>`revision + 1` }).execute()
}

/**
 * What stands first for the words of a search, as far as it is in reach; of the translations of an article the one in the
 * wanted language, where there is such.
 */
export async function pinnedFor(ctx: Ctx, { pins }: Steering, q: string, within: Within): Promise<string[]> {
  const said = spaced(q)
  const chosen = pins.filter(({ words }) => said.includes(words)).flatMap(({ articleIds }) => articleIds)
  if (chosen.length === 0) return []
  const { language, only, categoryId } = within
  const { rows } = await sql<{ id: string }>`
    select id from (
      select distinct on (a.group_id) a.id, array_position(${chosen}::uuid[], named.id) as place
      from articles as named join articles as a on a.group_id = named.group_id
      where named.id = any(${chosen}::uuid[]) and ${articlesVisibleTo(ctx.actor)} and a.live_version is not null
        ${only ? sql`and a.language = ${language}` : sql``}
        ${categoryId === undefined ? sql`` : sql`and ${inCategory(categoryId)}`}
      order by a.group_id, a.language = ${language} desc, place
    ) as one order by place limit ${mostPinned}`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

/** Words with a space on either side, so that none is found within another. */
function spaced(text: string): string {
  return ` ${plainWords(text).join(' ')} `
}
