import { Worker } from 'node:worker_threads'
import type { DeskInstance } from '#server/app/desk-instance.ts'

export interface MailOrder {
  smtpPort: number
  to: string
  connections: number
  count: number
  /** Of the one file that each brings along; 0 for none. */
  attachmentBytes: number
  /** Sets the subjects of this run apart. */
  mark: string
}

export interface MailMeasured {
  acceptedPerSecond: number
  ticketsPerSecond: number
  /** Milliseconds from being stored to being a ticket, while all others wait as well. */
  p50: number
  p95: number
  failures: number
}

const mostWaitMs = 300_000

/** From the first connection to the last ticket that can be seen in the database. */
export async function measureMail(desk: DeskInstance, order: MailOrder): Promise<MailMeasured> {
  const startedAt = performance.now()
  const { failures, seconds } = await sendAll(order)
  const expected = order.count - failures
  const until = performance.now() + mostWaitMs
  while ((await ticketsOf(desk, order.mark)) < expected) {
    if (performance.now() > until) throw new Error('Not every mail became a ticket in time')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  const total = (performance.now() - startedAt) / 1000
  return {
    acceptedPerSecond: expected / seconds,
    ticketsPerSecond: expected / total,
    failures,
    ...(await delays(desk, order.mark)),
  }
}

function sendAll(order: MailOrder): Promise<{ failures: number; seconds: number }> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./mail-worker.ts', import.meta.url), { workerData: order })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

async function ticketsOf(desk: DeskInstance, mark: string): Promise<number> {
  const { rows } = await desk.pool.query<{ count: number }>(
    `select count(*) from received_mails as r join tickets as t on t.id = r.ticket_id
      where r.from_address like $1 and r.outcome = 'ticket_opened'`,
    [`%@${mark}.example`],
  )
  return rows[0]?.count ?? 0
}

async function delays(desk: DeskInstance, mark: string): Promise<{ p50: number; p95: number }> {
  const { rows } = await desk.pool.query<{ p50: number; p95: number }>(
    `select percentile_cont(0.5) within group (order by ms) as p50, percentile_cont(0.95) within group (order by ms) as p95
      from (select extract(epoch from decided_at - received_at)::float8 * 1000 as ms
        from received_mails where from_address like $1) as waited`,
    [`%@${mark}.example`],
  )
  return rows[0] ?? { p50: 0, p95: 0 }
}
