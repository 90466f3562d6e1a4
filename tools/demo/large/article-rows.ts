import type { Language } from '#contract/common.ts'
import type { DeskInstance } from '#server/app/desk-instance.ts'
import { chanceOf, idMaker } from '#server/samples/index.ts'
import { vocabularyOf } from './vocabulary.ts'

const paragraphs = 12
const articlesPerStatement = 500

/**
 * Many published articles of ordinary sentences, written straight into the tables: what a search of them costs is what
 * is asked. Half are in each language; nine in ten are public, the others for agents. Answers some of their titles.
 */
export async function fillArticles(desk: DeskInstance, count: number): Promise<string[]> {
  const chance = chanceOf(7)
  const newId = idMaker()
  const say = { es: vocabularyOf('es', chance), en: vocabularyOf('en', chance) }
  const titles: string[] = []
  for (let made = 0; made < count; made += articlesPerStatement) {
    const rows = Array.from({ length: Math.min(articlesPerStatement, count - made) }, (_, place) => {
      const language: Language = (made + place) % 2 === 0 ? 'es' : 'en'
      const { sentence } = say[language]
      const body = Array.from({ length: paragraphs }, () => sentence(14)).join('\n')
      return {
        id: newId(Date.now()),
        language,
        slug: `article-${made + place}`,
        level: (made + place) % 10 === 0 ? 1 : 3,
        title: sentence(5),
        summary: sentence(12),
        body,
        views: Math.floor(chance.next() * 5000),
      }
    })
    titles.push(...rows.slice(0, 5).map(({ title }) => title))
    await desk.pool.query(insert, [JSON.stringify(rows)])
  }
  await desk.pool.query(
    `insert into article_words select distinct plain(word) from article_versions,
      regexp_split_to_table(title || ' ' || summary || ' ' || body_text, '[^[:alnum:]]+') as word
      where length(word) >= 4 on conflict do nothing`,
  )
  await desk.pool.query('vacuum (analyze) articles, article_versions, article_words')
  return titles
}

const insert = `
  with given as (
    select * from jsonb_to_recordset($1::jsonb)
      as g (id uuid, language text, slug text, level smallint, title text, summary text, body text, views integer)
  ), put as (
    insert into articles (id, group_id, language, slug, status, visibility, reach_level, version, live_version,
      view_count, published_at, created_at, updated_at, heading, document)
    select id, id, language, slug, 'published', case when level = 3 then 'public' else 'agents' end, level, 1, 1,
      views, now(), now(), now(), head, head
        || setweight(to_tsvector('mesa_es', body) || to_tsvector('mesa_en', body), 'D')
    from given, lateral (select
      setweight(to_tsvector('mesa_es', title) || to_tsvector('mesa_en', title), 'A')
        || setweight(to_tsvector('mesa_es', summary) || to_tsvector('mesa_en', summary), 'B') as head) as one
  )
  insert into article_versions (article_id, version, title, summary, body_html, body_text, created_at)
  select id, 1, title, summary, '<p>' || body || '</p>', body, now() from given`
