import { EventEmitter } from 'node:events'
import pg from 'pg'
import type { Log } from '../kernel/services.ts'

const firstRetryMs = 250
const lastRetryMs = 10_000

/**
 * Hears the bell that PostgreSQL rings when a transaction with events ends. It says little more than
 * "look"; it also rings after every reconnection, as rings may have been missed.
 */
export class Bell {
  private readonly emitter = new EventEmitter()
  private readonly url: string
  private readonly channel: string
  private readonly log: Log
  private client: pg.Client | undefined
  private retry: NodeJS.Timeout | undefined
  private isClosed = false

  constructor(url: string, channel: string, log: Log) {
    this.url = url
    this.channel = channel
    this.log = log
    this.emitter.setMaxListeners(0)
  }

  /** `said` is what the ring carried: empty for new events. */
  onRing(listener: (said: string) => void): () => void {
    this.emitter.on('ring', listener)
    return () => this.emitter.off('ring', listener)
  }

  async listen(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url, keepAlive: true, application_name: 'mesa live' })
    client.on('notification', ({ payload }) => this.emitter.emit('ring', payload ?? ''))
    client.on('error', (error) => this.log.warn({ err: error }, 'the live connection broke'))
    client.on('end', () => this.reconnect(firstRetryMs))
    await client.connect()
    await client.query(`listen ${pg.escapeIdentifier(this.channel)}`)
    this.client = client
    this.emitter.emit('ring', '')
  }

  async close(): Promise<void> {
    this.isClosed = true
    clearTimeout(this.retry)
    await this.client?.end()
  }

  private reconnect(afterMs: number): void {
    if (this.isClosed) return
    this.retry = setTimeout(() => {
      this.listen().catch(() => this.reconnect(Math.min(afterMs * 2, lastRetryMs)))
    }, afterMs)
    this.retry.unref()
  }
}
