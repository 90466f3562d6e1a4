import type pg from 'pg'
import type { Sample } from './corpus.ts'
import type { Finder } from './measure.ts'

/** Puts the texts into a table of their own, with what PostgreSQL's two ways of searching need. */
export async function fillTable(pool: pg.Pool, name: string, stock: Sample[]): Promise<void> {
  await pool.query(`create table ${name} (id text primary key, words text, document tsvector)`)
  for (const { id, subject, body } of stock) {
    const text = `${subject} ${body}`
    await pool.query(
      `insert into ${name} values ($1, plain($2), to_tsvector('mesa_es', $2) || to_tsvector('mesa_en', $2))`,
      [id, text],
    )
  }
}

/** Full text as PostgreSQL has it: any of the words, ranked by `ts_rank`. */
export function fullTextFinder(pool: pg.Pool, name: string, stock: Sample[]): Finder {
  const sql = `with q as (select string_agg(quote_literal(word), ' | ')::tsquery as words
      from unnest(tsvector_to_array(to_tsvector('mesa_es', $1) || to_tsvector('mesa_en', $1))) as word)
    select id from q, ${name} where document @@ q.words order by ts_rank(document, q.words) desc, id limit $2`
  return finder(pool, sql, stock)
}

/** Groups of three letters (pg_trgm). */
export function trigramFinder(pool: pg.Pool, name: string, stock: Sample[]): Finder {
  return finder(pool, `select id from ${name} order by similarity(words, plain($1)) desc, id limit $2`, stock)
}

function finder(pool: pg.Pool, sql: string, stock: Sample[]): Finder {
  const byId = new Map(stock.map((sample) => [sample.id, sample]))
  return async ({ subject, body }, limit) => {
    const { rows } = await pool.query<{ id: string }>(sql, [`${subject} ${body}`, limit])
    return rows.flatMap(({ id }) => byId.get(id) ?? [])
  }
}
