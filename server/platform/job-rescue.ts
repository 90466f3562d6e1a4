import type pg from 'pg'
import type { Log } from '../kernel/services.ts'
import { HeldConnection } from './held-connection.ts'

const everyMs = 15_000
/**
 * Who seems dead is looked at once more: a process locks its name on another connection than it takes its first job
 * on, and a connection that broke needs a moment to come back.
 */
const secondLookMs = 2000
/** After a restart of PostgreSQL all processes come back one by one; none is taken for dead before it had its chance. */
const graceMs = 30_000

/**
 * Gives back the jobs of processes that died without a word; the queue itself would wait four hours. The name under
 * which a process takes jobs is locked on one connection, so a name that can be locked belongs to nobody alive. When
 * the connection breaks, the names are locked again on the next one.
 */
export class JobRescue {
  private readonly log: Log
  private readonly own = new Set<string>()
  private readonly abandoned = new Set<string>()
  /** Names that nobody answered for at the last look, and since when. */
  private suspects = new Map<string, number>()
  private readonly connection: HeldConnection
  private timer: NodeJS.Timeout | undefined
  private secondLook: NodeJS.Timeout | undefined
  private notBefore = 0

  constructor(url: string, log: Log) {
    this.log = log
    this.connection = new HeldConnection({ url, name: 'mesa worker', log, onOpen: (client) => this.lockOwn(client) })
  }

  async start(): Promise<void> {
    await this.connection.open()
    this.notBefore = 0
    await this.rescue()
    this.timer = setInterval(() => this.tryToRescue(), everyMs)
    this.timer.unref()
  }

  /** Answers for a name under which this process takes jobs. */
  protect(name: string): void {
    this.own.add(name)
    this.connection.client
      ?.query('select pg_advisory_lock(hashtextextended($1, 1))', [name])
      .catch((error: unknown) => this.log.warn({ err: error }, 'a name could not be locked; the next connection does'))
  }

  /** Answers for the name no longer: what was taken under it is given back at once, or when PostgreSQL is back. */
  async abandon(name: string): Promise<void> {
    this.own.delete(name)
    this.abandoned.add(name)
    if (this.connection.client !== undefined) await this.giveBack(this.connection.client)
  }

  async stop(): Promise<void> {
    clearInterval(this.timer)
    clearTimeout(this.secondLook)
    await this.connection.close()
  }

  private async lockOwn(client: pg.Client): Promise<void> {
    this.notBefore = Date.now() + graceMs
    for (const name of this.own) await client.query('select pg_advisory_lock(hashtextextended($1, 1))', [name])
    await this.giveBack(client)
  }

  private async giveBack(client: pg.Client): Promise<void> {
    const names = [...this.abandoned]
    if (names.length === 0) return
    await client.query('select graphile_worker.force_unlock_workers($1::text[])', [names])
    for (const name of names) {
      await client.query('select pg_advisory_unlock(hashtextextended($1, 1))', [name])
      this.abandoned.delete(name)
    }
  }

  private tryToRescue(): void {
    if (Date.now() < this.notBefore) return
    this.rescue().catch((error: unknown) => this.log.warn({ err: error }, 'lost jobs could not be looked for'))
  }

  private async rescue(): Promise<void> {
    const { client } = this.connection
    if (client === undefined) return
    const { rows } = await client.query<{ name: string }>(`
      select locked_by as name from graphile_worker._private_jobs where locked_by is not null
      union select locked_by from graphile_worker._private_job_queues where locked_by is not null`)
    const before = this.suspects
    this.suspects = new Map()
    for (const { name } of rows) {
      if (!this.own.has(name)) await this.rescueFrom(client, name, before.get(name) ?? Date.now())
    }
    if (this.suspects.size > 0) this.lookAgain()
  }

  private lookAgain(): void {
    clearTimeout(this.secondLook)
    this.secondLook = setTimeout(() => this.tryToRescue(), secondLookMs)
    this.secondLook.unref()
  }

  private async rescueFrom(client: pg.Client, name: string, since: number): Promise<void> {
    const { rows } = await client.query<{ isFree: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 1)) as "isFree"',
      [name],
    )
    if (rows[0]?.isFree !== true) return
    const isDead = Date.now() - since >= secondLookMs
    if (isDead) await client.query('select graphile_worker.force_unlock_workers(array[$1])', [name])
    else this.suspects.set(name, since)
    await client.query('select pg_advisory_unlock(hashtextextended($1, 1))', [name])
    if (isDead) this.log.warn({ name }, 'a process died; its jobs are given to others')
  }
}
