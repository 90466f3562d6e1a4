import { sql } from 'kysely'
import type { Ctx } from '../kernel/context.ts'
import { wordsOf } from '../texts/index.ts'
import { inCategory, type Within } from './matches.ts'
import { articlesVisibleTo } from './reach.ts'

const mostPinned = 5

/** What people decided about the words of a search. */
export interface Steering {
  /** Words that mean the same, in groups. */
  synonyms: string[][]
  /** What stands first for the words, as far as it is in reach. */
  pinned: string[]
}

/** Asked with every search, so in one statement that keeps its plan; few searches go on to what is pinned. */
export async function readSteering(ctx: Ctx, q: string, within: Within): Promise<Steering> {
  const words = ` ${wordsOf(q).join(' ')} `
  const { rows } = await sql<{ synonyms: string[][]; chosen: string[] }>`
    select coalesce((select json_agg(words order by id) from article_synonyms), '[]') as synonyms,
      coalesce((select json_agg(one.id order by length(pin.plain_phrase) desc, pin.id, one.place)
        from article_pins as pin, unnest(pin.article_ids) with ordinality as one (id, place)
        where position(' ' || pin.plain_phrase || ' ' in plain(${words})) > 0), '[]') as chosen`.execute(ctx.db)
  const { synonyms = [], chosen = [] } = rows[0] ?? {}
  return { synonyms, pinned: chosen.length === 0 ? [] : await inReach(ctx, chosen, within) }
}

/** Of the translations of what was chosen, the ones in the wanted language where there are such; in the same order. */
async function inReach(ctx: Ctx, chosen: string[], { language, only, categoryId }: Within): Promise<string[]> {
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
