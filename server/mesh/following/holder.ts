import type pg from 'pg'
import type { Ctx } from '../../kernel/context.ts'
import { HeldConnection } from '../../platform/held-connection.ts'
import { meshChannel } from '../schema.ts'
import { findServer } from '../settings.ts'
import { MeshFollower } from './follower.ts'

/** How soon the connection of a process that died is taken over. */
const takeOverMs = 3000

/**
 * Sees to it that one process among all follows the MeshCentral server: who holds the lock, on a connection that is held
 * for as long. Settings take effect at once, by the bell that rings when they are saved.
 */
export class MeshHolder {
  private readonly ctx: Ctx
  private readonly connection: HeldConnection
  private followed: { version: string; follower: MeshFollower } | undefined
  private work: Promise<void> = Promise.resolve()
  private timer: NodeJS.Timeout | undefined
  private isStopped = false

  constructor(ctx: Ctx, databaseUrl: string) {
    this.ctx = ctx
    const { log } = ctx.services
    const onOpen = (client: pg.Client) => this.listen(client)
    this.connection = new HeldConnection({ url: databaseUrl, name: 'mesa meshcentral', log, onOpen })
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
    this.enqueue(() => this.leave())
    await this.work
    // Whoever else runs need not wait to find out.
    await this.connection.client?.query('select pg_advisory_unlock_all()').catch(() => undefined)
    await this.connection.client?.query(`select pg_notify($1, '')`, [meshChannel]).catch(() => undefined)
    await this.connection.close()
  }

  private async listen(client: pg.Client): Promise<void> {
    client.on('notification', () => this.enqueue(() => this.arrange()))
    // The lock went with it: another process may follow the server now.
    client.on('end', () => this.enqueue(() => this.leave()))
    // A machine that vanished without a word holds its lock only for so long.
    await client.query('set tcp_keepalives_idle = 5; set tcp_keepalives_interval = 2; set tcp_keepalives_count = 3')
    await client.query(`listen ${meshChannel}`)
  }

  private enqueue(act: () => Promise<void>): void {
    this.work = this.work.then(act).catch((error: unknown) => {
      this.ctx.services.log.warn(
        { err: error },
        'the connection to MeshCentral could not be arranged; it is tried again',
      )
    })
  }

  private async arrange(): Promise<void> {
    const { client } = this.connection
    if (this.isStopped || client === undefined) return
    const server = await findServer(this.ctx.db)
    if (!server?.isOn) {
      if (this.followed !== undefined) await this.letGo(client)
      return
    }
    const version = `${server.revision} ${server.updatedAt.toISOString()}`
    if (this.followed?.version === version) return
    if (this.followed === undefined && !(await tryLock(client))) return
    await this.leave()
    this.followed = { version, follower: new MeshFollower(this.ctx, server) }
  }

  private async letGo(client: pg.Client): Promise<void> {
    await this.leave()
    await client.query(`select pg_advisory_unlock(hashtextextended('meshcentral', 2))`)
  }

  private async leave(): Promise<void> {
    await this.followed?.follower.stop()
    this.followed = undefined
  }
}

async function tryLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ isOurs: boolean }>(
    `select pg_try_advisory_lock(hashtextextended('meshcentral', 2)) as "isOurs"`,
  )
  return rows[0]?.isOurs === true
}
