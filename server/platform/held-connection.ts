import pg from 'pg'
import type { Log } from '../kernel/services.ts'

const firstRetryMs = 250
const lastRetryMs = 10_000

interface HeldConnectionOptions {
  url: string
  /** As PostgreSQL lists it among its activities. */
  name: string
  log: Log
  /** Sets up what lives as long as the connection does: locks, channels. Called for each new connection. */
  onOpen(client: pg.Client): Promise<void>
}

/** One connection that is held for good: when it breaks, another takes its place as soon as there is a server. */
export class HeldConnection {
  private readonly options: HeldConnectionOptions
  private current: pg.Client | undefined
  private retry: NodeJS.Timeout | undefined
  private isClosed = false

  constructor(options: HeldConnectionOptions) {
    this.options = options
  }

  /** Undefined while there is no server. */
  get client(): pg.Client | undefined {
    return this.current
  }

  async open(): Promise<void> {
    const { url, name, log, onOpen } = this.options
    const client = new pg.Client({
      connectionString: url,
      application_name: name,
      keepAlive: true,
      keepAliveInitialDelayMillis: 30_000,
      connectionTimeoutMillis: lastRetryMs,
    })
    let isLost = false
    client.on('error', (error) => log.warn({ err: error, connection: name }, 'a held connection broke'))
    client.on('end', () => {
      isLost = true
      if (this.current === client) this.replace()
    })
    try {
      await client.connect()
      await onOpen(client)
      if (isLost || this.isClosed) throw new Error('The connection ended while it was being set up')
    } catch (error) {
      // Not waited for: it may be the network that does not answer.
      client.end().catch(() => undefined)
      throw error
    }
    this.current = client
  }

  async close(): Promise<void> {
    this.isClosed = true
    clearTimeout(this.retry)
    await this.current?.end()
  }

  private replace(): void {
    this.current = undefined
    this.retryAfter(firstRetryMs)
  }

  /** One attempt at a time: each one is followed by the next only when it has failed. */
  private retryAfter(ms: number): void {
    if (this.isClosed) return
    this.retry = setTimeout(() => {
      this.open().catch(() => this.retryAfter(Math.min(ms * 2, lastRetryMs)))
    }, ms)
    this.retry.unref()
  }
}
