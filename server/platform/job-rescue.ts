import pg from 'pg'
import type { Log } from '../kernel/services.ts'

const everyMs = 15_000

/**
 * Gives back the jobs of workers that died without a word; the queue itself would wait four hours. Each worker's
 * name is locked on one connection of its process, so a name that can be locked belongs to nobody alive.
 */
export class JobRescue {
  private readonly client: pg.Client
  private readonly log: Log
  private readonly own = new Set<string>()
  private timer: NodeJS.Timeout | undefined
  private turn: Promise<unknown> = Promise.resolve()

  constructor(url: string, log: Log) {
    this.client = new pg.Client({ connectionString: url, keepAlive: true, application_name: 'mesa worker' })
    this.client.on('error', (error) => log.warn({ err: error }, 'the worker connection broke'))
    this.log = log
  }

  async start(): Promise<void> {
    await this.client.connect()
    await this.inTurn(() => this.rescue())
    this.timer = setInterval(() => {
      this.inTurn(() => this.rescue()).catch((error: unknown) =>
        this.log.warn({ err: error }, 'lost jobs could not be looked for'),
      )
    }, everyMs)
    this.timer.unref()
  }

  /** Names a worker of this process. One connection asks one thing at a time. */
  protect(workerId: string): Promise<void> {
    this.own.add(workerId)
    return this.inTurn(() => this.query('select pg_advisory_lock(hashtextextended($1, 1))', [workerId]))
  }

  async stop(): Promise<void> {
    clearInterval(this.timer)
    await this.client.end()
  }

  private inTurn(act: () => Promise<unknown>): Promise<void> {
    const done = this.turn.then(act)
    this.turn = done.catch(() => undefined)
    return done.then(() => undefined)
  }

  private query(text: string, values: string[]): Promise<unknown> {
    return this.client.query(text, values)
  }

  private async rescue(): Promise<void> {
    const { rows } = await this.client.query<{ id: string }>(`
      select locked_by as id from graphile_worker._private_jobs where locked_by is not null
      union select locked_by from graphile_worker._private_job_queues where locked_by is not null`)
    for (const { id } of rows) {
      if (!this.own.has(id)) await this.rescueFrom(id)
    }
  }

  private async rescueFrom(workerId: string): Promise<void> {
    const { rows } = await this.client.query<{ isDead: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 1)) as "isDead"',
      [workerId],
    )
    if (rows[0]?.isDead !== true) return
    await this.client.query('select graphile_worker.force_unlock_workers(array[$1])', [workerId])
    await this.client.query('select pg_advisory_unlock(hashtextextended($1, 1))', [workerId])
    this.log.warn({ workerId }, 'a worker died; its jobs are given to others')
  }
}
