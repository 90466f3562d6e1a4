import type pg from 'pg'
import type { Ctx } from '../kernel/context.ts'
import { mailAccountsChannel } from '../mail-accounts/index.ts'
import { HeldConnection } from '../platform/held-connection.ts'
import { InboxFollower } from './inbox-follower.ts'
import type { Source } from './schema.ts'
import { listSources } from './settings.ts'

/** How soon the mailboxes of a process that died are taken over. */
const takeOverMs = 3000

interface Followed {
  version: string
  follower: InboxFollower
}

/**
 * Follows the mailboxes that no other process follows. Each has one owner among all processes: who holds its lock, on
 * a connection that is held for as long. Settings take effect at once, by the bell that rings when they are saved.
 */
export class Receiver {
  private readonly ctx: Ctx
  private readonly connection: HeldConnection
  private readonly followed = new Map<string, Followed>()
  private work: Promise<void> = Promise.resolve()
  private timer: NodeJS.Timeout | undefined
  private isStopped = false

  constructor(ctx: Ctx, databaseUrl: string) {
    this.ctx = ctx
    const { log } = ctx.services
    const onOpen = (client: pg.Client) => this.listen(client)
    this.connection = new HeldConnection({ url: databaseUrl, name: 'mesa receiving', log, onOpen })
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
    // Whoever else runs need not wait to find out.
    await this.connection.client?.query(`select pg_advisory_unlock_all()`).catch(() => undefined)
    await this.connection.client?.query(`select pg_notify($1, '')`, [mailAccountsChannel]).catch(() => undefined)
    await this.connection.close()
  }

  private async listen(client: pg.Client): Promise<void> {
    client.on('notification', () => this.enqueue(() => this.arrange({ isNews: true })))
    // The locks went with it: others may follow the mailboxes now.
    client.on('end', () => this.enqueue(() => this.leaveAll()))
    // A machine that vanished without a word holds its locks only for so long.
    await client.query('set tcp_keepalives_idle = 5; set tcp_keepalives_interval = 2; set tcp_keepalives_count = 3')
    await client.query(`listen ${mailAccountsChannel}`)
  }

  private enqueue(act: () => Promise<void>): void {
    this.work = this.work.then(act).catch((error: unknown) => {
      this.ctx.services.log.warn({ err: error }, 'the mailboxes could not be arranged; it is tried again')
    })
  }

  private async arrange({ isNews = false } = {}): Promise<void> {
    const { client } = this.connection
    if (this.isStopped || client === undefined) return
    const sources = new Map((await listSources(this.ctx.db)).map((source) => [source.account.inboxId, source]))
    for (const inboxId of this.followed.keys()) {
      if (!sources.has(inboxId)) await this.leave(client, inboxId)
    }
    for (const [inboxId, source] of sources) await this.take(client, inboxId, source)
    if (isNews) for (const { follower } of this.followed.values()) follower.nudge()
  }

  private async take(client: pg.Client, inboxId: string, source: Source): Promise<void> {
    const version = versionOf(source)
    const followed = this.followed.get(inboxId)
    if (followed?.version === version) return
    if (followed === undefined && !(await tryLock(client, inboxId))) return
    await followed?.follower.stop()
    this.followed.set(inboxId, { version, follower: new InboxFollower(this.ctx, source) })
  }

  private async leave(client: pg.Client, inboxId: string): Promise<void> {
    await this.followed.get(inboxId)?.follower.stop()
    this.followed.delete(inboxId)
    await client.query('select pg_advisory_unlock(hashtextextended($1, 2))', [lockName(inboxId)])
  }

  private async leaveAll(): Promise<void> {
    const all = [...this.followed.values()]
    this.followed.clear()
    await Promise.all(all.map(({ follower }) => follower.stop()))
  }
}

async function tryLock(client: pg.Client, inboxId: string): Promise<boolean> {
  const { rows } = await client.query<{ isOurs: boolean }>(
    'select pg_try_advisory_lock(hashtextextended($1, 2)) as "isOurs"',
    [lockName(inboxId)],
  )
  return rows[0]?.isOurs === true
}

function lockName(inboxId: string): string {
  return `receiving:${inboxId}`
}

/** Changes when the mailbox must be opened anew. */
function versionOf({ account, settings }: Source): string {
  const { host, port, security, username, password, oauthConnectionId } = account
  const { folders, afterStoring, moveTo } = settings
  const sealed = password?.toString('base64')
  return JSON.stringify([host, port, security, username, sealed, oauthConnectionId, folders, afterStoring, moveTo])
}
