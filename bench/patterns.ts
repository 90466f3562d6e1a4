import { loadavg } from 'node:os'
import { sql } from 'kysely'
import { sweepPatterns } from '#server/patterns/index.ts'
import { learnRarities, readLeftOut } from '#server/similarity/index.ts'
import type { BenchDesk } from './bench-desk.ts'
import { figure, tableOf } from './table.ts'

/** So many tickets are asked about. */
const asked = 30

/** How long it takes to read and group all tickets of a desk in the background, and to look up similar ones then. */
export async function tellPatterns(bench: BenchDesk, say: (line: string) => void): Promise<void> {
  const ctx = bench.desk.contextOf({ kind: 'system', job: 'bench' })
  const { db } = ctx
  const [load = 0] = loadavg()
  await sql`truncate ticket_groups, ungrouped_tickets, ticket_features, feature_counts cascade`.execute(db)
  await sql`delete from settings where key = 'similarity.model'`.execute(db)
  const reading = await timed(() => readLeftOut(ctx, undefined))
  const learning = await timed(() => learnRarities(ctx))
  const readingAgain = await timed(() => readLeftOut(ctx, undefined))
  // The desk's tickets are spread over years; here all of them count as recent.
  await sql`insert into ungrouped_tickets (ticket_id, created_at) select id, created_at from tickets
    on conflict do nothing`.execute(db)
  await sql`analyze ticket_features, ungrouped_tickets`.execute(db)
  const waiting = await countOf(bench, 'ungrouped_tickets')
  const grouping = await timed(() => sweepPatterns(ctx, undefined))
  const lookups = await timeLookups(bench)
  say(
    `${tableOf(
      [`patterns, under a load of ${figure(load)}`, 'value'],
      [
        ['tickets read', String(await countOf(bench, 'ticket_features'))],
        ['seconds to read them', figure(reading)],
        ['seconds to learn how rare words are', figure(learning)],
        ['seconds to read the last 30 days again', figure(readingAgain)],
        ['tickets grouped', String(waiting)],
        ['seconds to group them, 500 in a transaction', figure(grouping)],
        ['groups', String(await countOf(bench, 'ticket_groups'))],
        ['patterns', String(await countOf(bench, 'patterns'))],
        ['similar tickets, p50 ms', figure(lookups[Math.floor(lookups.length / 2)] ?? 0)],
        ['similar tickets, slowest ms', figure(lookups.at(-1) ?? 0)],
      ],
    )}\n`,
  )
}

async function timeLookups({ desk }: BenchDesk): Promise<number[]> {
  const ctx = desk.contextOf({ kind: 'system', job: 'bench' })
  const { rows } = await sql<{
    number: number
  }>`select number from tickets order by md5(id::text) limit ${asked}`.execute(ctx.db)
  const { listSimilar } = await import('#server/similarity/similar-tickets.ts')
  const times: number[] = []
  for (const { number } of rows) times.push((await timed(() => listSimilar(ctx, number))) * 1000)
  return times.sort((one, other) => one - other)
}

async function countOf({ desk }: BenchDesk, table: string): Promise<number> {
  const { rows } = await desk.pool.query<{ count: number }>(`select count(*)::int as count from ${table}`)
  return rows[0]?.count ?? 0
}

/** In seconds. */
async function timed(run: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await run()
  return (performance.now() - began) / 1000
}
