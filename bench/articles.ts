import { fillArticles } from '../tools/demo/large/article-rows.ts'
import type { BenchDesk } from './bench-desk.ts'
import { measure } from './load.ts'
import type { MesaProcess } from './mesa-process.ts'
import type { HttpStep } from './operations.ts'
import { figure, tableOf } from './table.ts'

interface Report {
  say: (line: string) => void
  progress: (line: string) => void
}

const articleCount = 10_000

/** Searches of a large knowledge base: whole words, unfinished ones, sentences and mistyped ones, as they are asked. */
export async function tellArticles(
  bench: BenchDesk,
  mesa: MesaProcess,
  { cookie, seconds }: { cookie: string; seconds: number },
  { say, progress }: Report,
): Promise<void> {
  progress(`writing ${articleCount} articles…`)
  const { rows } = await bench.desk.pool.query<{ count: number }>('select count(*)::int as count from articles')
  const known = rows[0]?.count ?? 0
  const titles = known >= articleCount ? await someTitles(bench) : await fillArticles(bench.desk, articleCount - known)
  const words = titles.map((title) => title.replace(/[^\p{L}\p{N} ]/gu, '').split(' '))
  const scenes: [string, string[]][] = [
    ['two words', words.map(([one = '', two = '']) => `${one} ${two}`)],
    ['unfinished word', words.map(([, two = '', three = '']) => `${two} ${three.slice(0, 3)}`)],
    ['whole sentence', words.map((all) => `como puedo ${all.join(' ')}`)],
    ['mistyped word', words.map(([, , , four = '']) => `${four.slice(0, 3)}${four.slice(4)}x`)],
  ]
  const table: string[][] = []
  for (const [name, asked] of scenes) {
    for (const clients of [1, 16]) {
      progress(`${name}, ${clients} at once`)
      const variants = asked.map((q): HttpStep[] => [
        { method: 'GET', path: `/api/v1/articles/search?${new URLSearchParams({ q, suggest: 'true' })}` },
      ])
      const { perSecond, p50, p95, processorMs } = await measure({
        clients,
        seconds,
        warmUpSeconds: 5,
        processes: { mesa: mesa.pid, postgres: bench.postgres.pid },
        load: { kind: 'http', url: mesa.url, cookie, variants },
      })
      const figures = [perSecond, p50, p95, processorMs.mesa, processorMs.postgres].map(figure)
      table.push([name, String(clients), ...figures])
    }
  }
  const head = [
    `search of ${articleCount} articles`,
    'clients',
    'per second',
    'p50 ms',
    'p95 ms',
    'CPU ms: Mesa',
    'PostgreSQL',
  ]
  say(`${tableOf(head, table)}\n`)
}

async function someTitles({ desk }: BenchDesk): Promise<string[]> {
  const { rows } = await desk.pool.query<{ title: string }>(
    'select title from article_versions order by article_id limit 100',
  )
  return rows.map(({ title }) => title)
}
