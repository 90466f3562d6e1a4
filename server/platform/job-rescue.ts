import pg from 'pg'
import type { Log } from '../kernel/services.ts'

const everyMs = 15_000
const reconnectMs = 1000

/**
 * Gives back the jobs of workers that died without a word; the queue itself would wait four hours. Each worker's
 * name is locked on one connection of its process, so a name that can be locked belongs to nobody alive. When that
 * connection breaks, the names are locked again on a new one.
 */
export class JobRescue {
  private readonly url: string
  private readonly log: Log
  private readonly own = new Set<string>()
  private client: pg.Client | undefined
  private timer: NodeJS.Timeout | undefined
  private turn: Promise<unknown> = Promise.resolve()
  private isStopped = false

  constructor(url: string, log: Log) {
    this.url = url
    this.log = log
  }

  async start(): Promise<void> {
    await this.inTurn(() => this.connectAndRescue())
    this.timer = setInterval(() => this.tryInTurn(() => this.rescue()), everyMs)
    this.timer.unref()
  }

  /** Names a worker of this process. */
  protect(workerId: string): void {
    this.own.add(workerId)
    this.tryInTurn(() => this.lock(workerId))
  }

  async stop(): Promise<void> {
    this.isStopped = true
    clearInterval(this.timer)
    await this.turn
    await this.client?.end()
  }

  private async connectAndRescue(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url, keepAlive: true, application_name: 'mesa worker' })
    client.on('error', (error) => this.log.warn({ err: error }, 'the connection of the workers broke'))
    client.on('end', () => this.reconnect(client))
    await client.connect()
    this.client = client
    for (const workerId of this.own) await this.lock(workerId)
    await this.rescue()
  }

  private reconnect(lost: pg.Client): void {
    if (this.client === lost) this.client = undefined
    if (this.isStopped) return
    const timer = setTimeout(() => {
      if (this.client === undefined && !this.isStopped) this.tryInTurn(() => this.connectAndRescue())
    }, reconnectMs)
    timer.unref()
  }

  /** One connection asks one thing at a time. */
  private inTurn(act: () => Promise<void>): Promise<void> {
    const done = this.turn.then(act)
    this.turn = done.catch(() => undefined)
    return done
  }

  private tryInTurn(act: () => Promise<void>): void {
    this.inTurn(act).catch((error: unknown) => this.log.warn({ err: error }, 'lost jobs could not be looked for'))
  }

  private async lock(workerId: string): Promise<void> {
    await this.client?.query('select pg_advisory_lock(hashtextextended($1, 1))', [workerId])
  }

  private async rescue(): Promise<void> {
    const found = await this.client?.query<{ id: string }>(`
      select locked_by as id from graphile_worker._private_jobs where locked_by is not null
      union select locked_by from graphile_worker._private_job_queues where locked_by is not null`)
    for (const { id } of found?.rows ?? []) {
      if (!this.own.has(id)) await this.rescueFrom(id)
    }
  }

  private async rescueFrom(workerId: string): Promise<void> {
    const tried = await this.client?.query<{ isDead: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 1)) as "isDead"',
      [workerId],
    )
    if (tried?.rows[0]?.isDead !== true) return
    await this.client?.query('select graphile_worker.force_unlock_workers(array[$1])', [workerId])
    await this.client?.query('select pg_advisory_unlock(hashtextextended($1, 1))', [workerId])
    this.log.warn({ workerId }, 'a worker died; its jobs are given to others')
  }
}
