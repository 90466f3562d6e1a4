import { performance } from 'node:perf_hooks'
import { setTimeout as passing } from 'node:timers/promises'
import { transact } from '#server/kernel/context.ts'
import { lookAhead, placeFirstPolicy, wakeClocks } from '#server/sla/index.ts'
import type { BenchDesk } from './bench-desk.ts'
import type { MesaProcess } from './mesa-process.ts'
import { promiseInBulk } from './promise-in-bulk.ts'
import { figure, tableOf } from './table.ts'

interface Report {
  say: (line: string) => void
  progress: (line: string) => void
}

const replies = 150
const quietLooks = 20
const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
const minutesWatched = 10

/** So many tickets the job puts the policy on while replies are sent; the others have it before. */
const appliedByJob = 3000
/** Over so many days back the tickets arrived: their clocks run out one after the other. */
const daysBack = 6

/**
 * A desk whose tickets are all open and all have clocks. A policy put on some of them: how fast that goes, and whether
 * replies wait for it. Then what a minute costs in which nothing happens, and one in which promises run out.
 */
export async function tellClocks(
  bench: BenchDesk,
  mesa: MesaProcess,
  { agent, admin }: { agent: string; admin: string },
  { say, progress }: Report,
): Promise<void> {
  const { pool } = bench.desk
  progress('opening every ticket…')
  await pool.query(`update tickets set status = 'open', solved_at = null, closed_at = null,
    created_at = now() - random() * interval '${daysBack} days'`)
  await pool.query('update ticket_events as e set created_at = t.created_at from tickets as t where t.id = e.ticket_id')
  await pool.query('vacuum (analyze) tickets, ticket_events')
  const ctx = bench.desk.contextOf({ kind: 'system', job: 'bench' })
  await transact(ctx, (work) => placeFirstPolicy(work, 'es'))
  await promiseInBulk(ctx, appliedByJob, progress)
  const numbers = await someNumbers(bench)

  progress('replying before, while and after the policy is put on them')
  const before = await replyTo(mesa.url, agent, numbers.slice(0, replies))
  const startedAt = performance.now()
  const total = await startApplication(mesa.url, admin)
  const during = await replyTo(mesa.url, agent, numbers.slice(replies))
  while (!(await isDone(mesa.url, admin))) await passing(1000)
  const seconds = (performance.now() - startedAt) / 1000
  say(
    `${tableOf(
      ['policy on open tickets', 'value'],
      [
        ['tickets', String(total)],
        ['tickets each second', figure(total / seconds)],
        ['reply before, median ms', figure(quantile(before, 0.5))],
        ['reply meanwhile, median ms', figure(quantile(during, 0.5))],
        ['reply before, 95 % ms', figure(quantile(before, 0.95))],
        ['reply meanwhile, 95 % ms', figure(quantile(during, 0.95))],
      ],
    )}\n`,
  )
  await tellMinutes(bench, say)
}

/** Time in which nothing else is done, so that it is at least what the database needs. */
async function tellMinutes(bench: BenchDesk, say: (line: string) => void): Promise<void> {
  const base = bench.desk.contextOf({ kind: 'system', job: 'bench' })
  await bench.desk.pool.query('vacuum (analyze) sla_clocks')
  await wakeClocks(base)
  const quiet = await timed(async () => {
    for (let look = 0; look < quietLooks; look += 1) {
      await lookAhead(base)
      await wakeClocks(base)
    }
  })
  // On a working day: promises by business hours run out in no other time. What has run out until then is told before.
  const begin = nextMorning(base.now())
  await wakeClocks({ ...base, now: () => new Date(begin) })
  const told = await countTold(bench)
  const busy = await timed(async () => {
    for (let minute = 1; minute <= minutesWatched; minute += 1) {
      const ctx = { ...base, now: () => new Date(begin + minute * minuteMs) }
      await lookAhead(ctx)
      await wakeClocks(ctx)
    }
  })
  const { rows } = await bench.desk.pool.query<{ clocks: number }>('select count(*)::int as clocks from sla_clocks')
  say(
    `${tableOf(
      ['warnings and breaches', 'value'],
      [
        ['clocks', String(rows[0]?.clocks ?? 0)],
        ['a minute in which nothing runs out, ms', figure(quiet / quietLooks)],
        ['told in each of ten minutes', figure(((await countTold(bench)) - told) / minutesWatched)],
        ['such a minute, ms', figure(busy / minutesWatched)],
      ],
    )}\n`,
  )
}

/** Ten in the morning, UTC, of the next day that is no Saturday and no Sunday. */
function nextMorning(now: Date): number {
  const day = new Date(Math.ceil(now.getTime() / dayMs) * dayMs)
  const daysOff = { 6: 2, 0: 1 }[day.getUTCDay()] ?? 0
  return day.getTime() + daysOff * dayMs + 10 * 60 * minuteMs
}

async function someNumbers(bench: BenchDesk): Promise<number[]> {
  const { rows } = await bench.desk.pool.query<{ number: string }>(
    `select number from tickets order by id desc limit ${2 * replies}`,
  )
  return rows.map(({ number }) => Number(number))
}

async function countTold(bench: BenchDesk): Promise<number> {
  const { rows } = await bench.desk.pool.query<{ count: number }>(
    `select count(*)::int as count from ticket_events where type in ('clock.warning', 'clock.breached')`,
  )
  return rows[0]?.count ?? 0
}

async function replyTo(url: string, cookie: string, numbers: number[]): Promise<number[]> {
  const times: number[] = []
  for (const number of numbers) {
    const body = { kind: 'reply', bodyText: 'Lo miramos enseguida.' }
    times.push(await timed(() => ask(url, cookie, 'POST', `/tickets/${number}/messages`, body)))
  }
  return times
}

async function startApplication(url: string, cookie: string): Promise<number> {
  return (await ask<{ total: number }>(url, cookie, 'POST', '/sla-policies/application', {})).total
}

async function isDone(url: string, cookie: string): Promise<boolean> {
  const { application } = await ask<{ application: { state: string } | null }>(
    url,
    cookie,
    'GET',
    '/sla-policies/application',
  )
  return application?.state === 'done'
}

async function ask<Answer>(url: string, cookie: string, method: string, path: string, body?: object): Promise<Answer> {
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { cookie, 'x-requested-with': 'mesa', 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
  // The contract of the operation says so.
  return (await response.json()) as Answer
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await act()
  return performance.now() - startedAt
}

function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
