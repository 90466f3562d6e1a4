import type pg from 'pg'
import type { Log } from '../kernel/services.ts'
import { HeldConnection } from './held-connection.ts'

/** How soon what a process followed that died is taken over. */
const takeOverMs = 3000

export interface Follower {
  stop(): Promise<void>
  /** Something was saved: look at once. */
  nudge?(): void
}

/** Something outside that one process among all follows. */
export interface Followable {
  /** Changes when it must be followed anew. */
  version: string
  follow(): Follower
}

interface SharedFollowingOptions {
  databaseUrl: string
  /** As PostgreSQL lists its connection among its activities. */
  name: string
  /** Rings when settings are saved. */
  channel: string
  /** What there is to follow now, by the name of its lock. */
  list(): Promise<Map<string, Followable>>
  log: Log
  /** For the log, where it could not be arranged who follows what. */
  trouble: string
}

/**
 * Follows what no other process follows. Each thing has one owner among all processes: who holds its lock, on a
 * connection that is held for as long. Settings take effect at once, by the bell that rings when they are saved.
 */
export class SharedFollowing {
  private readonly options: SharedFollowingOptions
  private readonly connection: HeldConnection
  private readonly followed = new Map<string, { version: string; follower: Follower }>()
  private work: Promise<void> = Promise.resolve()
  private timer: NodeJS.Timeout | undefined
  private isStopped = false

  constructor(options: SharedFollowingOptions) {
    this.options = options
    const { databaseUrl: url, name, log } = options
    this.connection = new HeldConnection({ url, name, log, onOpen: (client) => this.listen(client) })
  }

  async start(): Promise<void> {
    await this.connection.open()
    this.timer = setInterval(() => this.enqueue(() => this.arrange()), takeOverMs)
    this.timer.unref()
    this.enqueue(() => this.arrange())
  }

  async stop(): Promise<void> {
    this.isStopped = true
    clearInterval(this.timer)
    this.enqueue(() => this.leaveAll())
    await this.work
    const { client } = this.connection
    // Whoever else runs need not wait to find out.
    await client?.query('select pg_advisory_unlock_all()').catch(() => undefined)
    await client?.query(`select pg_notify($1, '')`, [this.options.channel]).catch(() => undefined)
    await this.connection.close()
  }

  private async listen(client: pg.Client): Promise<void> {
    client.on('notification', () => this.enqueue(() => this.arrange({ isNews: true })))
    // The locks went with it: others may follow now.
    client.on('end', () => this.enqueue(() => this.leaveAll()))
    // A machine that vanished without a word holds its locks only for so long.
    await client.query('set tcp_keepalives_idle = 5; set tcp_keepalives_interval = 2; set tcp_keepalives_count = 3')
    await client.query(`listen ${this.options.channel}`)
  }

  private enqueue(act: () => Promise<void>): void {
    const { log, trouble } = this.options
    this.work = this.work.then(act).catch((error: unknown) => log.warn({ err: error }, trouble))
  }

  private async arrange({ isNews = false } = {}): Promise<void> {
    const { client } = this.connection
    if (this.isStopped || client === undefined) return
    const wanted = await this.options.list()
    for (const lock of this.followed.keys()) if (!wanted.has(lock)) await this.leave(client, lock)
    for (const [lock, one] of wanted) await this.take(client, lock, one)
    if (isNews) for (const { follower } of this.followed.values()) follower.nudge?.()
  }

  private async take(client: pg.Client, lock: string, { version, follow }: Followable): Promise<void> {
    const known = this.followed.get(lock)
    if (known?.version === version) return
    if (known === undefined && !(await tryLock(client, lock))) return
    await known?.follower.stop()
    this.followed.set(lock, { version, follower: follow() })
  }

  private async leave(client: pg.Client, lock: string): Promise<void> {
    await this.followed.get(lock)?.follower.stop()
    this.followed.delete(lock)
    await client.query('select pg_advisory_unlock(hashtextextended($1, 2))', [lock])
  }

  private async leaveAll(): Promise<void> {
    const all = [...this.followed.values()]
    this.followed.clear()
    await Promise.all(all.map(({ follower }) => follower.stop()))
  }
}

async function tryLock(client: pg.Client, lock: string): Promise<boolean> {
  const { rows } = await client.query<{ isOurs: boolean }>(
    'select pg_try_advisory_lock(hashtextextended($1, 2)) as "isOurs"',
    [lock],
  )
  return rows[0]?.isOurs === true
}
